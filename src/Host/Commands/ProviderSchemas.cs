using Authx.Host.Providers;

namespace Authx.Host.Commands;

/// <summary>What manifests declare, as the settings are validated against it.</summary>
internal sealed class ProviderSchemas(PluginCatalog catalog)
{
    /// <summary>The settings of a provider; null where there is no such plugin.</summary>
    public IReadOnlyList<SettingDefinition>? Find(string provider)
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
