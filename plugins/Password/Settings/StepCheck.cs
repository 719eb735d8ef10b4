namespace Authx.Provider.Password;

/// <summary>Finds what keeps one request of a recipe from working.</summary>
internal static class StepCheck
{
    // They belong to the request itself; cookies have keys of their own.
    private static readonly string[] Reserved =
        ["Proxy-Authorization", "Cookie", "Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect", "Upgrade"];

    /// <summary>What is wrong, and null for each part that is not.</summary>
    public static IEnumerable<SettingProblem?> Problems(Step step, HashSet<string> known) =>
    [
        PathProblem(step), ChoiceProblem(step), HeadersProblem(step), BodyProblem(step),
        StatusProblem(step), ConditionProblem(step), NamesProblem(step, known), ExtractorProblem(step),
    ];

    /// <summary>What keeps a header from being sent, or null.</summary>
    public static SettingProblem? HeaderProblem(string key, string name, string value)
    {
        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            return Objection.To(key, "cannot be set: that header belongs to the request itself (cookies have keys of their own, cookies.NAME)");
        return Tokens.IsName(name) && Template.Parse(value).Literals.All(literal => Tokens.IsHeaderValue($"x{literal}x"))
            ? null
            : Objection.To(key, "is not visible ASCII");
    }

    /// <summary>The first name of a template that nothing tells, or null.</summary>
    public static string? UnknownName(string template, HashSet<string> known) =>
        Template.Parse(template).Names.FirstOrDefault(name => !known.Contains(name));

    private static SettingProblem? PathProblem(Step step)
    {
        if (step.Path is not { } path)
            return Objection.To($"{step.Key}.path", "is missing");
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal))
            return Objection.To($"{step.Key}.path", "does not begin with one slash");
        if (path.Any(c => c is '#' or '\\' || char.IsWhiteSpace(c) || char.IsControl(c)))
            return Objection.To($"{step.Key}.path", "has a blank, a backslash or a #");
        var template = Template.Parse(path);
        if (template.Literals.Any(literal => literal.AsSpan().ContainsAny('{', '}')))
            return Objection.To($"{step.Key}.path", "has a brace that is no {name}");
        return template.Has(ValueName.OneTimeCode) ? Objection.To($"{step.Key}.path", "has {otp}, which is not always there") : null;
    }

    private static SettingProblem? ChoiceProblem(Step step) =>
        OneOf(step, "method", Words.Methods) ?? OneOf(step, "bodyType", Words.BodyTypes) ?? OneOf(step, "auth", Words.Auths);

    private static SettingProblem? OneOf(Step step, string key, string choices) => step.Find(key) is not { } value || choices.Split('|').Contains(value)
        ? null
        : Objection.To($"{step.Key}.{key}", $"is none of {Objection.Choices(choices)}");

    private static SettingProblem? HeadersProblem(Step step)
    {
        foreach (var (name, value) in step.Headers)
        {
            if (HeaderProblem($"{step.Key}.headers.{name}", name, value) is { } problem)
                return problem;
        }

        foreach (var (name, value) in step.Cookies)
        {
            if (!Tokens.IsName(name) || !Template.Parse(value).Literals.All(Tokens.IsCookieValue))
                return Objection.To($"{step.Key}.cookies.{name}", "cannot be a cookie: visible ASCII without spaces and semicolons");
        }

        return null;
    }

    private static SettingProblem? BodyProblem(Step step) => (step.Body, step.BodyType) switch
    {
        (null, _) => null,
        (_, _) when step.Method == "GET" => Objection.To($"{step.Key}.body", "is there, and a GET has none"),
        ({ } body, "json") when !JsonBody.IsJson(body) =>
            Objection.To($"{step.Key}.body", "is not JSON (names stand inside its texts: \"{name}\"; a form is bodyType=form)"),
        _ => null,
    };

    private static SettingProblem? StatusProblem(Step step)
    {
        foreach (var (key, _) in StatusKeys.All)
        {
            if (step.Find(key) is { } list && !Statuses.IsList(list))
                return Objection.To($"{step.Key}.{key}", "is not a list of statuses with commas between them");
        }

        return null;
    }

    private static SettingProblem? ConditionProblem(Step step)
    {
        foreach (var key in new[] { "aliveWhen", "doneWhen", "otpWhen" })
        {
            if (step.Find(key) is { } text && Condition.Parse(text).Problem() is { } problem)
                return Objection.To($"{step.Key}.{key}", problem);
        }

        return null;
    }

    private static SettingProblem? NamesProblem(Step step, HashSet<string> known)
    {
        foreach (var (key, template) in step.Templates)
        {
            if (UnknownName(template, known) is { } name)
                return Objection.To(key, $"has {{{name}}}, and {Why(step, name)}");
        }

        return null;
    }

    private static string Why(Step step, string name) => (ValueName.IsGiven(name), step.Operation == Op.Login) switch
    {
        (true, false) when name.Equals(ValueName.SessionId, StringComparison.OrdinalIgnoreCase) => "only sessionEnd knows which session is meant",
        (true, false) => "only login knows it: the password is never kept",
        (false, true) => "no earlier request of login extracts it",
        _ => $"nothing extracts it: login.extract.{name} is missing",
    };

    private static SettingProblem? ExtractorProblem(Step step)
    {
        foreach (var (name, text) in step.Extractors)
        {
            var key = $"{step.Key}.extract.{name}";
            if (ValueName.IsGiven(name))
                return Objection.To(key, "cannot be read out of an answer: authx fills it in itself");
            foreach (var source in Source.List(text))
            {
                if (source.Problem() is { } problem)
                    return Objection.To(key, problem);
                if (source.IsOfToken && name.Equals(ValueName.Token, StringComparison.OrdinalIgnoreCase))
                    return Objection.To(key, "cannot be read out of the token, which is not there yet");
            }
        }

        return null;
    }
}
