namespace Authx.Host.Settings;

/// <summary>Judges single entries against what is declared.</summary>
internal sealed class EntryCheck(Schema schema, List<SettingsProblem> problems)
{
    /// <summary>Notes what is wrong with the entry, if anything is. <see cref="SettingEntry.Key"/> is the key that is declared.</summary>
    public void Check(SettingEntry entry)
    {
        var setting = schema.Find(entry.Key);
        // A secret is refused in a layer that another one covers, too: it lies there all the same.
        if (entry.Value is { } value && (SecretLooks.Value(value) || (setting is null && SecretLooks.Key(entry.Key) && !schema.IsMap(entry.Key))))
            problems.Add(Secret(entry));
        else if (entry.Effective && Refusal(setting, entry) is { } words)
            problems.Add(new(entry.Origin, words) { Code = CodeOf(setting, entry), Hint = null });
    }

    /// <summary>Notes a map where a single value belongs, and an empty map that nobody declared.</summary>
    public void CheckMap(string key, Origin origin)
    {
        if (schema.Find(key) is not null)
            problems.Add(new(origin, "must be a single value and not a map"));
        else if (!schema.IsMap(key))
            problems.Add(new(origin, Unknown(key)));
    }

    private string? Refusal(SettingDefinition? setting, SettingEntry entry)
    {
        if (setting is null)
            return schema.IsMap(entry.Key) ? "must be a map and not a single value" : Unknown(entry.Key);
        return entry.Value is null ? null : HostSchema.Refusal(setting.Key, entry.Value) ?? ValueRules.Refusal(setting, entry.Value);
    }

    private string Unknown(string key) =>
        schema.Nearest(key) is { } nearest ? $"is no setting; did you mean \"{nearest}\"?" : "is no setting";

    private static ErrorCode CodeOf(SettingDefinition? setting, SettingEntry entry) =>
        setting is null && entry.Origin.Layer == SettingLayer.CommandLine ? ErrorCode.UnknownSetting : ErrorCode.InvalidSettings;

    private static SettingsProblem Secret(SettingEntry entry)
    {
        var parts = entry.Origin.Key.Split(ConfigKey.Separator);
        var service = parts is ["services", var name, ..] ? $" {name}" : "";
        return new(entry.Origin, "looks like a secret, and settings are no place for one: hand it over at login and take it out here")
        { Hint = $"authx login{service} --token-stdin" };
    }
}
