namespace Authx.Provider.ApiKey;

/// <summary>What is known of a service: its settings at login, the grant's pins ever after, by the same names.</summary>
internal sealed class Service(string server, IReadOnlyDictionary<string, string> values)
{
    public const string DefaultHeader = "Authorization";
    public const string DefaultWhoamiMethod = "GET";
    public const string DefaultDeleteMethod = "DELETE";
    public const string DefaultGone = "404,410";

    private const string HeaderPrefix = SettingKey.Headers + ".";

    /// <summary>The address that all paths are laid behind, without a slash at its end.</summary>
    public string Server => server;

    /// <summary>Everything that a grant needs to remember.</summary>
    public IReadOnlyDictionary<string, string> Pins => values;

    public string Header => Find(SettingKey.Header) ?? DefaultHeader;

    public string? Scheme => Find(SettingKey.Scheme) switch
    {
        null or "" => Header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? "Bearer" : null,
        var scheme => scheme.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : scheme,
    };

    public Endpoint? Whoami => Find(SettingKey.WhoamiPath) is { } path
        ? new(Find(SettingKey.WhoamiMethod) ?? DefaultWhoamiMethod, path) { Body = Find(SettingKey.WhoamiBody), ReadsAnswer = true }
        : null;

    public Endpoint? List => Find(SettingKey.ListPath) is { } path ? new("GET", path) { ReadsAnswer = true } : null;

    public Endpoint? Delete => Find(SettingKey.DeletePath) is { } path
        ? new(Find(SettingKey.DeleteMethod) ?? DefaultDeleteMethod, path)
        {
            Body = Find(SettingKey.DeleteBody),
            ReadsAnswer = Find(SettingKey.DeleteOk) is not null,
        }
        : null;

    public static Service From(ProviderSettings settings)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in SettingKey.Pinned)
        {
            if (settings.Find(key) is { } value)
                values[key] = value;
        }

        foreach (var (name, value) in settings.Below(SettingKey.Headers))
            values[HeaderPrefix + name] = value;
        var server = new Uri(settings.Get(SettingKey.Server), UriKind.Absolute);
        return new(server.GetLeftPart(UriPartial.Path).TrimEnd('/'), values);
    }

    public string? Find(string key) => values.TryGetValue(key, out var value) ? value : null;

    /// <summary>The further headers of every request.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        foreach (var (key, value) in values)
        {
            if (key.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase))
                yield return KeyValuePair.Create(key[HeaderPrefix.Length..], value);
        }
    }

    /// <summary>Whether the status is one of those by which this server says "no longer there".</summary>
    public bool MeansGone(int status)
    {
        var gone = (Find(SettingKey.DeleteGone) ?? DefaultGone).AsSpan();
        foreach (var part in gone.Split(','))
        {
            if (int.TryParse(gone[part], out var listed) && listed == status)
                return true;
        }

        return false;
    }
}
