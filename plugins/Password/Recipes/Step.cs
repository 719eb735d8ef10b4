namespace Authx.Provider.Password;

/// <summary>One request of an operation, and how its answer is read.</summary>
internal sealed class Step(Recipe recipe, string key, string operation, int order)
{
    /// <summary>Where it stands in the settings: <c>login</c> or <c>login.steps.csrf</c>.</summary>
    public string Key => key;

    public string Operation => operation;

    public int Order => order;

    /// <summary>Whether it is the one whose answer is the operation's.</summary>
    public bool IsLast { get; set; }

    public string? Path => Find("path");

    public string Method => Find("method") ?? (IsMain ? Op.Method(operation) : Body is null ? "GET" : "POST");

    public string? Body => BodyType == "none" ? null : Find("body");

    public string BodyType => Find("bodyType") ?? "json";

    public bool ShowsSession => Find("auth") is { } auth ? auth == "session" : Op.ShowsSession(operation);

    public IEnumerable<KeyValuePair<string, string>> Query => recipe.Below(key + ".query");

    public IEnumerable<KeyValuePair<string, string>> Headers => recipe.Below(key + ".headers");

    public IEnumerable<KeyValuePair<string, string>> Cookies => recipe.Below(key + ".cookies");

    /// <summary>What is read out of its answer, by the names of the values. A renewal without any reads its answer as the login does.</summary>
    public IEnumerable<KeyValuePair<string, string>> Extractors =>
        operation == Op.Refresh && IsLast && !HasExtractors ? LoginExtractors : recipe.Below(key + ".extract");

    /// <summary>All names that its templates use.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            // Logout comes by here: no LINQ, whose assembly would be one more to load.
            foreach (var (_, text) in Templates)
            {
                foreach (var name in Template.Parse(text).Names)
                    yield return name;
            }
        }
    }

    /// <summary>Its templates, by where they stand.</summary>
    public IEnumerable<KeyValuePair<string, string>> Templates
    {
        get
        {
            if (Path is { } path)
                yield return new(key + ".path", path);
            foreach (var (map, entries) in new[] { ("query", Query), ("headers", Headers), ("cookies", Cookies) })
            {
                foreach (var (name, value) in entries)
                    yield return new($"{key}.{map}.{name}", value);
            }

            if (Body is { } body)
                yield return new(key + ".body", body);
        }
    }

    /// <summary>Whether it shows the password or the one-time code, so that a refusal speaks of them.</summary>
    public bool ProvesUser => operation == Op.Login && Names.Any(ValueName.Proves);

    private bool HasExtractors
    {
        get
        {
            foreach (var _ in recipe.Below(key + ".extract"))
                return true;
            return false;
        }
    }

    private IEnumerable<KeyValuePair<string, string>> LoginExtractors =>
        from step in recipe.Operation(Op.Login)?.Steps ?? []
        from extractor in step.Extractors
        where ValueName.IsKept(extractor.Key)
        select extractor;

    private bool IsMain => key == operation;

    public string? Find(string name) => recipe.Find($"{key}.{name}");

    public bool Uses(string name)
    {
        foreach (var used in Names)
        {
            if (used.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>What a status means: what the recipe lists goes before what is usual.</summary>
    public Verdict Classify(int status)
    {
        foreach (var (name, verdict) in StatusKeys.All)
        {
            if (Statuses.Has(Find(name), status))
                return verdict == Verdict.Gone && status == 401 ? Verdict.Dead : verdict;
        }

        return Usual(status);
    }

    private Verdict Usual(int status) => status switch
    {
        >= 200 and < 300 => Find("done") is null ? Verdict.Done : Verdict.Failed,
        423 when ProvesUser && Find("locked") is null => Verdict.Locked,
        401 or 403 when ProvesUser && Find("wrong") is null => Verdict.Wrong,
        401 when operation != Op.Login => Verdict.Dead,
        403 when operation != Op.Login && Find("denied") is null => Verdict.Denied,
        404 or 410 when IsLast && operation is Op.Logout or Op.SessionEnd && Find("gone") is null => Verdict.Gone,
        410 when IsLast && operation == Op.Refresh && Find("gone") is null => Verdict.Gone,
        _ => Verdict.Failed,
    };
}
