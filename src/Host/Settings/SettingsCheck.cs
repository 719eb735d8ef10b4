namespace Authx.Host.Settings;

/// <summary>Finds what is wrong with the settings, section by section: an error in one service is no other service's trouble.</summary>
internal sealed class SettingsCheck(SettingsSource source, LayeredSettings settings)
{
    /// <summary>What concerns every command that uses settings: the top of the files.</summary>
    public List<SettingsProblem> Top()
    {
        var problems = new List<SettingsProblem>();
        var check = new EntryCheck(HostSchema.Top, problems);
        foreach (var entry in settings.Entries())
        {
            var parts = entry.Key.Split(ConfigKey.Separator);
            var inSection = HostSchema.Top.IsMap(parts[0]);
            if (parts.Length == 1 || (parts.Length == 2 && inSection))
                check.Check(entry);
            else if (!inSection && entry.Value is { } value && SecretLooks.Value(value))
                check.Check(entry);
        }

        foreach (var (key, origin) in settings.Maps())
            if (!key.Contains(ConfigKey.Separator))
                check.CheckMap(key, origin);
        return problems;
    }

    /// <summary>What is wrong with a provider's section.</summary>
    public List<SettingsProblem> Provider(string id)
    {
        var problems = new List<SettingsProblem>();
        var section = ConfigKey.Join("providers", id);
        if (settings.OriginOf(section) is null && !settings.Section(section).Any())
            return problems;
        if (source.Schema(Name.Normalize(id)) is { } definitions)
            CheckSection(section, new(definitions), problems);
        else
            problems.Add(NotInstalled(AnyOrigin(section), id));
        return problems;
    }

    /// <summary>What is wrong with a service's own section, and with what <c>--set</c> adds to it.</summary>
    public List<SettingsProblem> Service(string name, Layer set)
    {
        var problems = new List<SettingsProblem>();
        var section = ConfigKey.Join("services", name);
        var key = ConfigKey.Join(section, HostSchema.Provider);
        if (Name.Problem(name) is { } refusal)
            problems.Add(new(AnyOrigin(section), $"is no name for a service: it {refusal}"));
        else if (settings.Find(key) is not { } provider)
            problems.Add(WithoutProvider(section, name));
        else if (source.Schema(Name.Normalize(provider)) is not { } definitions)
            problems.Add(NotInstalled(settings.OriginOf(key)!, provider));
        else
            CheckService(section, definitions, set, problems);
        return problems;
    }

    /// <summary>What is wrong with <c>--set</c>.</summary>
    public static void CheckSet(Layer set, Schema schema, List<SettingsProblem> problems)
    {
        var check = new EntryCheck(schema, problems);
        foreach (var entry in new LayeredSettings(set).Entries())
            if (entry.Key.Equals(HostSchema.Provider, StringComparison.OrdinalIgnoreCase))
                problems.Add(new(entry.Origin, "cannot be changed for one command; name it with --provider ID and --server URL"));
            else
                check.Check(entry);
    }

    /// <summary>Everything that is wrong, in the order of the files.</summary>
    public List<SettingsProblem> All()
    {
        var problems = Top();
        foreach (var id in settings.Names("providers"))
            problems.AddRange(Provider(id));
        foreach (var name in settings.Names("services"))
            problems.AddRange(Service(name, new()));
        if (settings.Find(HostSchema.DefaultService) is { } service && !Exists(service))
            problems.Add(new(settings.OriginOf(HostSchema.DefaultService)!, "names no service" + Meant(service, settings.Names("services"))));
        return SettingsProblem.InOrder(problems);
    }

    /// <summary>The problem of a provider that no plugin brings.</summary>
    public SettingsProblem NotInstalled(Origin origin, string id) =>
        new(origin, "names a provider that is not installed" + Meant(id, source.Providers))
        { Code = ErrorCode.PluginMissing, Hint = "authx plugin list" };

    private void CheckService(string section, IReadOnlyList<SettingDefinition> definitions, Layer set, List<SettingsProblem> problems)
    {
        var schema = HostSchema.Service(definitions);
        CheckSection(section, schema, problems);
        CheckSet(set, schema, problems);
        var overlay = new Overlay(settings, definitions).OfService(section, set);
        var origin = settings.OriginOf(ConfigKey.Join(section, HostSchema.Provider))!;
        foreach (var missing in Overlay.Missing(overlay, definitions))
        {
            var key = ConfigKey.Join(section, missing.Key.Replace('.', ConfigKey.Separator));
            problems.Add(new(origin with { Key = key }, "is missing, and its provider needs it")
            { Hint = $"authx config set {ConfigKey.Show(key)} VALUE" });
        }
    }

    private void CheckSection(string section, Schema schema, List<SettingsProblem> problems)
    {
        var check = new EntryCheck(schema, problems);
        var entries = settings.Section(section).ToList();
        foreach (var entry in entries)
            check.Check(entry);
        foreach (var (map, origin) in settings.Maps(section))
        {
            var key = map[(section.Length + 1)..];
            // What stands in an unknown map is reported itself, with a better suggestion.
            if (schema.Find(key) is not null || !entries.Exists(entry => IsBelow(entry.Key, key)))
                check.CheckMap(key, origin);
        }
    }

    private static bool IsBelow(string key, string map) =>
        key.StartsWith(map + ConfigKey.Separator, StringComparison.OrdinalIgnoreCase);

    private SettingsProblem WithoutProvider(string section, string name)
    {
        var origin = AnyOrigin(section);
        var words = origin.Layer == SettingLayer.Environment
            ? "is set for a service that no file has" + Meant(name, settings.Names("services").Where(Exists))
            : "has no provider";
        return new(origin.Layer == SettingLayer.Environment ? origin : origin with { Key = section }, words)
        { Hint = $"authx config set {ConfigKey.Show(ConfigKey.Join(section, HostSchema.Provider))} apikey" };
    }

    private bool Exists(string service) =>
        settings.Find(ConfigKey.Join(ConfigKey.Join("services", service), HostSchema.Provider)) is not null;

    private Origin AnyOrigin(string section) =>
        settings.OriginOf(section) ?? settings.Section(section).First().Origin;

    private static string Meant(string typed, IEnumerable<string> known) =>
        Suggest.Nearest(typed, known) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";
}
