namespace Authx.Host.Settings;

/// <summary>The settings of this machine and user, with where each of them stands. A section is validated when it is asked for.</summary>
internal sealed class LoadedSettings
{
    private readonly SettingsSource _source;
    private readonly LayeredSettings _settings;
    private readonly SettingsCheck _check;

    public LoadedSettings(SettingsSource source, LayeredSettings settings)
    {
        _source = source;
        _settings = settings;
        _check = new(source, settings);
    }

    /// <summary>The names of the services, sorted.</summary>
    public IReadOnlyList<string> Services => [.. _settings.Names("services").Select(Name.Normalize).Order(StringComparer.Ordinal)];

    /// <summary>The service that a login without a name means, or null.</summary>
    public string? DefaultService => _settings.Find(HostSchema.DefaultService) is { Length: > 0 } name ? Name.Normalize(name) : null;

    /// <summary>Where new profiles keep their secrets: <c>auto</c> or the name of a vault.</summary>
    public string Vault => Host(HostSchema.Vault);

    /// <summary>How a sign-out is confirmed: <c>auto</c>, <c>always</c> or <c>never</c>.</summary>
    public string Confirm => Host(HostSchema.Confirm);

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<SettingsProblem> Problems() => _check.All();

    /// <summary>A service, validated.</summary>
    /// <exception cref="FailureException">There is no such service, or its settings cannot be used.</exception>
    public ServiceSettings Service(string name)
    {
        var section = ConfigKey.Join("services", name);
        if (!_settings.Names("services").Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            // A misspelled "services" is the reason, not the service.
            SettingsProblem.ThrowIfAny(_check.Top());
            throw UnknownService(name).AsException();
        }
        var set = SetOption.Layer(_source.Set);
        var provider = Name.Normalize(_settings.Find(ConfigKey.Join(section, HostSchema.Provider)) ?? "");
        SettingsProblem.ThrowIfAny([.. _check.Top(), .. _check.Provider(provider), .. _check.Service(name, set)]);

        return Take(name, provider, set);
    }

    /// <summary>A service that has passed the declared checks; null where it has not.</summary>
    public ServiceSettings? Passing(string name) =>
        ProblemsOf(name).Count > 0 ? null : Take(name, Name.Normalize(ProviderOf(name)!), new());

    /// <summary>
    /// A provider without a service, for <c>login --provider ID --server URL</c>. The address goes into the setting
    /// <c>server</c>, or into the provider's first required address if it has none of that name.
    /// </summary>
    /// <exception cref="FailureException">There is no such provider, or its settings cannot be used.</exception>
    public ServiceSettings ForProvider(string id, string? server)
    {
        var provider = Name.Normalize(id);
        var definitions = _source.Schema(provider) ?? throw SettingsProblem.Sum([NotInstalled(provider)]).AsException();
        var set = SetOption.Layer(_source.Set);
        var problems = new List<SettingsProblem>([.. _check.Top(), .. _check.Provider(provider)]);
        if (server is not null)
            PutServer(set, server, definitions, problems);
        SettingsCheck.CheckSet(set, HostSchema.Service(definitions), problems);
        var overlay = new Overlay(_settings, definitions).OfProvider(provider, set);
        foreach (var missing in Overlay.Missing(overlay, definitions))
            problems.Add(MissingOption(missing, ServerSetting(definitions)));
        SettingsProblem.ThrowIfAny(problems);
        return new(provider, Overlay.Values(overlay, definitions))
        {
            Env = overlay.Find(HostSchema.Env),
            ManageUrl = overlay.Find(HostSchema.ManageUrl),
        };
    }

    /// <summary>What the files and the environment say, in that order; a null value takes a setting back to its default.</summary>
    /// <remarks>What looks like a secret is masked: it is refused, but it must not be shown on the way.</remarks>
    public IReadOnlyList<SettingEntry> Entries() => [.. _settings.Entries()
        .Where(entry => entry.Effective)
        .Select(entry => Shown(entry))];

    /// <summary>One setting as <c>config get</c> names it, or null when nothing sets it.</summary>
    /// <exception cref="FailureException">It is not a key.</exception>
    public SettingEntry? Find(string written)
    {
        var key = ConfigKey.Flat(written, KnownNames()) ?? throw NoKey().AsException();
        return _settings.Entries()
            .Where(entry => entry.Effective && entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .Select(entry => Shown(entry))
            .FirstOrDefault();
    }

    /// <summary>
    /// What holds for a service, not validated: its own settings, those of its provider's section, the plugin's defaults. The
    /// keys are those below the service.
    /// </summary>
    public IReadOnlyList<SettingEntry> InForce(string service)
    {
        var section = ConfigKey.Join("services", service);
        var definitions = DefinitionsOf(service) ?? [];
        return [.. new Overlay(_settings, definitions).OfService(section, new()).Entries()
            .Where(entry => entry.Effective)
            .Select(entry => OrDefault(entry, definitions))
            .Where(entry => entry.Value is not null)
            .OrderBy(entry => entry.Origin.Layer == SettingLayer.Default)
            .Select(entry => Shown(entry, section))];
    }

    /// <summary>What is wrong with a service and with its provider's section.</summary>
    public IReadOnlyList<SettingsProblem> ProblemsOf(string service) =>
        [.. _check.Provider(ProviderOf(service) ?? ""), .. _check.Service(service, new())];

    /// <summary>The key, with dots, of the setting that holds a service's address; null where that is not known.</summary>
    public string? ServerKeyOf(string service) => DefinitionsOf(service) is { } definitions ? ServerSetting(definitions) : null;

    /// <summary>The names that may have dots in them.</summary>
    public IEnumerable<string> KnownNames() => [.. _settings.Names("services"), .. _settings.Names("providers"), .. _source.Providers];

    /// <summary>Where a flat key stands, or null.</summary>
    public Origin? OriginOf(string key) => _settings.OriginOf(key);

    /// <summary>The provider of a service, not validated; null where none is set.</summary>
    public string? ProviderOf(string service) => _settings.Find(ConfigKey.Join(ConfigKey.Join("services", service), HostSchema.Provider));

    /// <summary>The failure of a service that is not there.</summary>
    public Failure UnknownService(string name)
    {
        var shown = SecretLooks.Value(name) ? "***" : ForeignText.Clean(name, limit: 80);
        if (Services.Count == 0)
            return new(ErrorCode.UnknownService, $"There is no service \"{shown}\": none is configured yet.")
            { Hint = $"authx services add {(Name.Problem(name) is null ? shown : "NAME")} --provider apikey --server URL" };
        var meant = Suggest.Nearest(name, Services) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
        return new(ErrorCode.UnknownService, $"There is no service \"{shown}\".{meant}") { Hint = "authx services list" };
    }

    /// <summary>The failure of what cannot be a key.</summary>
    public static Failure NoKey() => new(ErrorCode.Usage,
        "That is not the key of a setting: names with dots between them, and quotes around a name that has dots itself.")
    { Hint = "authx config list" };

    /// <summary>The problem of a provider that somebody named and no plugin brings.</summary>
    public SettingsProblem NotInstalled(string provider) =>
        _check.NotInstalled(new(SettingLayer.CommandLine, "--provider", ""), provider);

    /// <summary>The setting that holds the address: <c>server</c>, or the first required address, or the first; null where there is none.</summary>
    public static string? ServerSetting(IReadOnlyList<SettingDefinition> definitions)
    {
        var urls = definitions.Where(setting => setting.Type == SettingType.Url && !setting.Key.Contains('*')).ToList();
        return (urls.Find(setting => setting.Key == "server") ?? urls.Find(setting => setting.Required) ?? urls.FirstOrDefault())?.Key;
    }

    private ServiceSettings Take(string name, string provider, Layer set)
    {
        var definitions = _source.Schema(provider)!;
        var overlay = new Overlay(_settings, definitions).OfService(ConfigKey.Join("services", name), set);
        return new(provider, Overlay.Values(overlay, definitions))
        {
            Name = Name.Normalize(name),
            Env = overlay.Find(HostSchema.Env),
            ManageUrl = overlay.Find(HostSchema.ManageUrl),
        };
    }

    private string Host(string key)
    {
        SettingsProblem.ThrowIfAny(_check.Top());
        return _settings.Find(key) ?? HostSchema.Auto;
    }

    private IReadOnlyList<SettingDefinition>? DefinitionsOf(string service) =>
        ProviderOf(service) is { } provider ? _source.Schema(Name.Normalize(provider)) : null;

    // A null takes a setting back to the plugin's default.
    private static SettingEntry OrDefault(SettingEntry entry, IReadOnlyList<SettingDefinition> definitions)
    {
        if (entry.Value is not null)
            return entry;
        var setting = new Schema(definitions).Find(entry.Key);
        return entry with { Value = setting?.Default, Origin = Overlay.OriginOfDefault(entry.Key) };
    }

    private SettingEntry Shown(SettingEntry entry, string section = "")
    {
        var isSecret = entry.Value is { } value && LooksSecret(ConfigKey.Join(section, entry.Key), value);
        return entry with { Key = ConfigKey.Show(entry.Key), Value = isSecret ? "***" : entry.Value, IsMasked = isSecret };
    }

    private bool LooksSecret(string key, string value) =>
        SecretLooks.Value(value) || HasUser(value) || (SecretLooks.Key(key) && !IsDeclared(key, value));

    private static bool HasUser(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0;

    // Where the user chose the name (headers.X-Api-Key), the manifest vouches for nothing but a template.
    private bool IsDeclared(string key, string value)
    {
        var parts = key.Split(ConfigKey.Separator);
        if (parts.Length < 3)
            return false;
        var definitions = parts[0].Equals("services", StringComparison.OrdinalIgnoreCase)
            ? DefinitionsOf(parts[1])
            : _source.Schema(Name.Normalize(parts[1]));
        var setting = HostSchema.Service(definitions ?? []).Find(string.Join(ConfigKey.Separator, parts[2..]));
        return setting is not null && (!setting.Key.EndsWith('*') || value.Contains('{'));
    }

    private static void PutServer(Layer set, string server, IReadOnlyList<SettingDefinition> definitions, List<SettingsProblem> problems)
    {
        if (ServerSetting(definitions) is { } key)
            set.Put(key.Replace('.', ConfigKey.Separator), server, new(SettingLayer.CommandLine, "--server", key.Replace('.', ConfigKey.Separator)));
        else
            problems.Add(new(new(SettingLayer.CommandLine, "--server", ""), "this provider has no address to set") { Code = ErrorCode.Usage });
    }

    private static SettingsProblem MissingOption(SettingDefinition missing, string? serverKey)
    {
        var option = missing.Key == serverKey ? "--server URL" : $"--set {missing.Key}=VALUE";
        return new(new(SettingLayer.CommandLine, "--provider", missing.Key), "is missing, and the provider needs it; give " + option)
        { Code = ErrorCode.Usage };
    }
}
