namespace Authx.Provider.Password;

/// <summary>What a service's API looks like: its settings at login, the grant's pins ever after, by the same names.</summary>
internal sealed class Recipe
{
    public const string Use = "use";
    public const string Headers = "headers";
    private const string DefaultHeader = "Authorization";

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public Recipe(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (key, value) in values)
            Put(key, value);
    }

    /// <summary>Everything that a grant needs to remember.</summary>
    public IReadOnlyDictionary<string, string> Pins => _values;

    /// <summary>The cookie that carries the session, where one does.</summary>
    public string? Cookie => Find("use.cookie");

    /// <summary>The header that carries the session, where no cookie does.</summary>
    public string Header => Find("use.header") ?? DefaultHeader;

    /// <summary>The word before the session in its header.</summary>
    public string? Scheme => Find("use.scheme") switch
    {
        null => Header.Equals(DefaultHeader, StringComparison.OrdinalIgnoreCase) ? "Bearer" : null,
        var scheme => scheme.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : scheme,
    };

    /// <summary>Whether some request says whose account is meant, so that nothing may stand in for the id.</summary>
    public bool NamesAccount => Op.All.Any(name => Operation(name)?.Uses(ValueName.AccountId) == true);

    /// <summary>The ready recipe with the service's own keys over it.</summary>
    public static Recipe From(ProviderSettings settings)
    {
        var recipe = new Recipe(ReadyRecipes.Find(settings.Find("recipe")) ?? []);
        foreach (var key in settings.Keys)
        {
            if (Belongs(key))
                recipe.Put(key, settings.Get(key));
        }

        return recipe;
    }

    public string? Find(string key) => _values.GetValueOrDefault(key);

    public bool IsSet(string key) => "true".Equals(Find(key), StringComparison.OrdinalIgnoreCase);

    /// <summary>The entries of a map, by the rest of their keys.</summary>
    public IEnumerable<KeyValuePair<string, string>> Below(string map)
    {
        foreach (var (key, value) in _values)
        {
            if (key.Length > map.Length + 1 && key[map.Length] == '.' && key.StartsWith(map, StringComparison.OrdinalIgnoreCase))
                yield return KeyValuePair.Create(key[(map.Length + 1)..], value);
        }
    }

    /// <summary>An operation; null where it is not described, or switched off.</summary>
    public Operation? Operation(string name) => IsSet(name + ".off") ? null : Password.Operation.Of(this, name);

    // A value that is empty takes the key away.
    private void Put(string key, string value)
    {
        if (value.Length == 0)
            _values.Remove(key);
        else
            _values[key] = value;
    }

    private static bool Belongs(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var first = dot < 0 ? "" : key[..dot];
        return first.Equals(Use, StringComparison.OrdinalIgnoreCase) || first.Equals(Headers, StringComparison.OrdinalIgnoreCase)
            || Op.All.Contains(first, StringComparer.OrdinalIgnoreCase);
    }
}
