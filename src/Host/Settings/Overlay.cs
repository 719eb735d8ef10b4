namespace Authx.Host.Settings;

/// <summary>Lays a service over its provider's section, that over the plugin's defaults, and <c>--set</c> over all.</summary>
internal sealed class Overlay(LayeredSettings settings, IReadOnlyList<SettingDefinition> definitions)
{
    /// <summary>The settings of a service (<c>services:acme</c>), with the keys of its schema.</summary>
    public LayeredSettings OfService(string section, Layer set) => new(
        Defaults(),
        SectionLayer(ConfigKey.Join("providers", settings.Find(ConfigKey.Join(section, HostSchema.Provider)) ?? "")),
        SectionLayer(section),
        set);

    /// <summary>The settings of a provider without a service.</summary>
    public LayeredSettings OfProvider(string id, Layer set) =>
        new(Defaults(), SectionLayer(ConfigKey.Join("providers", id)), set);

    /// <summary>The required settings that have no value.</summary>
    public static IEnumerable<SettingDefinition> Missing(LayeredSettings overlay, IEnumerable<SettingDefinition> definitions) =>
        definitions.Where(setting => setting.Required && !setting.Key.Contains('*') && !HostSchema.IsOfService(setting.Key) &&
            overlay.Find(setting.Key.Replace('.', ConfigKey.Separator)) is null);

    /// <summary>The values as a provider gets them. A null in a file takes a setting back to its default.</summary>
    public static ProviderSettings Values(LayeredSettings overlay, IEnumerable<SettingDefinition> definitions)
    {
        var values = definitions
            .Where(setting => setting.Default is not null && !setting.Key.Contains('*'))
            .ToDictionary(setting => setting.Key, setting => setting.Default!, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in overlay.Entries())
            if (entry is { Effective: true, Value: { } value } && !HostSchema.IsOfService(entry.Key))
                values[entry.Key.Replace(ConfigKey.Separator, '.')] = value;
        return new(values);
    }

    /// <summary>Where a default stands.</summary>
    public static Origin OriginOfDefault(string key) => new(SettingLayer.Default, "the plugin's default", key);

    private Layer Defaults()
    {
        var layer = new Layer();
        foreach (var setting in definitions)
            if (setting.Default is not null && !setting.Key.Contains('*'))
            {
                var key = setting.Key.Replace('.', ConfigKey.Separator);
                layer.Put(key, setting.Default, OriginOfDefault(key));
            }

        return layer;
    }

    private Layer SectionLayer(string section)
    {
        var layer = new Layer();
        foreach (var entry in settings.Section(section))
            if (entry.Effective)
                layer.Put(entry.Key, entry.Value, entry.Origin);
        return layer;
    }
}
