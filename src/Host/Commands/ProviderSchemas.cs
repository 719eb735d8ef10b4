using Authx.Host.Providers;

namespace Authx.Host.Commands;

/// <summary>What manifests declare, as the settings are validated against it.</summary>
internal sealed class ProviderSchemas(PluginCatalog catalog)
{
    // Every service asks for its provider's.
    private readonly Dictionary<string, IReadOnlyList<SettingDefinition>?> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings of a provider; null where there is no such plugin.</summary>
    public IReadOnlyList<SettingDefinition>? Find(string provider)
    {
        if (!_known.TryGetValue(provider, out var settings))
            _known[provider] = settings = Read(provider);
        return settings;
    }

    private IReadOnlyList<SettingDefinition>? Read(string provider)
    {
        try
        {
            return [.. catalog.Find(provider).Settings.Select(Convert)];
        }
        catch (FailureException e) when (e.Failure.Code == ErrorCode.PluginMissing)
        {
            return null;
        }
    }

    private static SettingDefinition Convert(ProviderSettingAttribute declared) => new(declared.Key, declared.Type)
    {
        Default = declared.Default,
        Required = declared.Required,
        OneOf = declared.OneOf?.Split('|') ?? [],
        Min = declared.Min,
        Max = declared.Max,
        Description = declared.Description,
    };
}
