namespace Authx.Host.Settings;

/// <summary>The settings of one service, validated: what a login needs to know.</summary>
internal sealed record ServiceSettings(string Provider, ProviderSettings Values)
{
    /// <summary>The service's name; null for a login that named a provider instead.</summary>
    public string? Name { get; init; }

    /// <summary>The variable by which the service's own tools take the credential.</summary>
    public string? Env { get; init; }

    /// <summary>The page where a person manages the service's credentials.</summary>
    public string? ManageUrl { get; init; }
}
