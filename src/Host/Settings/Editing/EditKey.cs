namespace Authx.Host.Settings.Editing;

/// <summary>Finds what a typed key means before anything is written: its parts in the declared spelling, and its declaration.</summary>
internal sealed class EditKey(SettingsSource source, LoadedSettings settings)
{
    /// <summary>What a refusal says of the state of things.</summary>
    public string Consequence { get; init; } = " Nothing was changed.";

    /// <summary>The parts and the declaration.</summary>
    /// <exception cref="FailureException">There is no such setting.</exception>
    public (string[] Parts, SettingDefinition Setting) Resolve(string written)
    {
        var key = ConfigKey.Flat(written, settings.KnownNames()) ?? throw LoadedSettings.NoKey().AsException();
        var parts = key.Split(ConfigKey.Separator);
        return parts switch
        {
            [var map, var id, _, ..] when Is(map, "providers") => InSection("providers", id, parts[2..], new(SchemaOf(id))),
            [var map, var name, _, ..] when Is(map, "services") => InSection("services", name, parts[2..], OfService(name, parts[2])),
            _ => (HostSchema.Top.Spell(key).Split(ConfigKey.Separator), Declared(HostSchema.Top, key, "")),
        };
    }

    private (string[], SettingDefinition) InSection(string map, string name, string[] rest, Schema schema)
    {
        var key = string.Join(ConfigKey.Separator, rest);
        var setting = Declared(schema, key, ConfigKey.Join(map, name));
        return ([map, Name.Normalize(name), .. schema.Spell(key).Split(ConfigKey.Separator)], setting);
    }

    // A service that is not there yet has the host's settings only, so that "provider" can be set first.
    private Schema OfService(string name, string key)
    {
        if (Name.Problem(name) is { } refusal)
            throw NoName(name, refusal);
        if (settings.ProviderOf(name) is { } provider)
            return HostSchema.Service(SchemaOf(provider));
        return settings.Services.Contains(Name.Normalize(name)) || Is(key, HostSchema.Provider)
            ? HostSchema.Service([])
            : throw settings.UnknownService(name).AsException();
    }

    private FailureException NoName(string name, string refusal) =>
        new Failure(ErrorCode.Usage, $"\"{ForeignText.Clean(ConfigKey.Show(name), limit: 80)}\" is no name for a service: it {refusal}.{Consequence}")
        { Hint = "authx services list" }.AsException();

    private IReadOnlyList<SettingDefinition> SchemaOf(string provider) => source.Schema(Name.Normalize(provider)) ??
        throw SettingsProblem.Sum([settings.NotInstalled(provider)]).AsException();

    private SettingDefinition Declared(Schema schema, string key, string section)
    {
        if (schema.Find(key) is { } setting)
            return setting;
        var shown = ConfigKey.Show(section.Length == 0 ? key : ConfigKey.Join(section, key));
        if (SecretLooks.Key(key) && !schema.IsMap(key))
            throw new Failure(ErrorCode.InvalidSettings, $"{shown} looks like a secret, and settings are no place for one.{Consequence}")
            { Hint = "authx login --token-stdin" }.AsException();
        var meant = schema.Nearest(key) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
        var words = schema.IsMap(key) ? "is a map; name a setting below it." : "is no setting.";
        throw new Failure(ErrorCode.UnknownSetting, $"{shown} {words}{(schema.IsMap(key) ? "" : meant)}{Consequence}")
        { Hint = "authx config list" }.AsException();
    }

    private static bool Is(string part, string map) => part.Equals(map, StringComparison.OrdinalIgnoreCase);
}
