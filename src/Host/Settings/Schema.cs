namespace Authx.Host.Settings;

/// <summary>Declared settings, found by flat keys. A <c>*</c> in a declared key matches one name that the user chose.</summary>
internal sealed class Schema
{
    private readonly (string[] Pattern, SettingDefinition Definition)[] _settings;

    public Schema(IEnumerable<SettingDefinition> definitions) =>
        // Exact names come before those that the user may choose.
        _settings = [.. definitions
            .OrderBy(definition => definition.Key.Contains('*'))
            .Select(definition => (definition.Key.Split('.'), definition))];

    /// <summary>The declaration of a key, or null.</summary>
    public SettingDefinition? Find(string key)
    {
        var parts = key.Split(ConfigKey.Separator);
        foreach (var (pattern, definition) in _settings)
            if (pattern.Length == parts.Length && Begins(pattern, parts))
                return definition;
        return null;
    }

    /// <summary>Whether the key is a map on the way to a declared one.</summary>
    public bool IsMap(string key)
    {
        var parts = key.Split(ConfigKey.Separator);
        return Array.Exists(_settings, setting => setting.Pattern.Length > parts.Length && Begins(setting.Pattern, parts));
    }

    /// <summary>The declared spelling of a key; the names that the user chose stay.</summary>
    public string Spell(string key)
    {
        if (Find(key) is not { } definition)
            return key;
        var parts = key.Split(ConfigKey.Separator);
        var declared = definition.Key.Split('.');
        return string.Join(ConfigKey.Separator, parts.Select((part, at) => declared[at] == "*" ? part : declared[at]));
    }

    /// <summary>The declared key, with dots, that somebody may have meant.</summary>
    public string? Nearest(string key)
    {
        var parts = key.Split(ConfigKey.Separator);
        var known = _settings.SelectMany(setting => Candidates(setting.Pattern, parts)).ToList();
        // "path" for "whoami.path": the right word in the wrong map.
        return Suggest.Nearest(string.Join('.', parts), known) ??
            known.Find(name => name.EndsWith("." + parts[^1], StringComparison.OrdinalIgnoreCase));
    }

    // The whole key, and the map on the way to it that is as deep as what was typed.
    private static IEnumerable<string> Candidates(string[] pattern, string[] parts)
    {
        var named = pattern.Select((part, at) => part == "*" && at < parts.Length ? parts[at] : part).ToArray();
        if (!named.Contains("*"))
            yield return string.Join('.', named);
        if (parts.Length < named.Length)
            yield return string.Join('.', named.Take(parts.Length));
    }

    private static bool Begins(string[] pattern, string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
            if (pattern[i] != "*" && !pattern[i].Equals(parts[i], StringComparison.OrdinalIgnoreCase))
                return false;
        return true;
    }
}
