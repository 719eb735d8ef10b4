namespace Authx.Host.Settings;

/// <summary>Finds where a setting of a service stands, for somebody who knows its key alone.</summary>
internal sealed class SettingPlace(LoadedSettings settings, string service)
{
    private readonly string _section = ConfigKey.Join("services", service);

    /// <summary>The line with the service's provider.</summary>
    public Origin Provider => Of(HostSchema.Provider);

    /// <summary>
    /// In the service's own section, else in its provider's; else the nearest map above it, or the line that names the
    /// provider where nobody has written any of it. The key has dots.
    /// </summary>
    public Origin Of(string key)
    {
        var flat = key.Replace('.', ConfigKey.Separator);
        var own = ConfigKey.Join(_section, flat);
        var written = settings.OriginOf(own) ?? settings.OriginOf(ConfigKey.Join(ConfigKey.Join("providers", settings.ProviderOf(service)!), flat));
        return written ?? Nearest(own) with { Key = own };
    }

    private Origin Nearest(string key)
    {
        for (var above = key; above.Length > _section.Length; above = above[..above.LastIndexOf(ConfigKey.Separator)])
        {
            if (settings.OriginOf(above) is { } origin)
                return origin;
        }

        return settings.OriginOf(ConfigKey.Join(_section, HostSchema.Provider))!;
    }
}
