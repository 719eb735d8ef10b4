namespace Authx.Host.Providers;

/// <summary>What is known of a plugin without loading it; read from its <c>plugin.json</c>.</summary>
internal sealed class PluginManifest
{
    /// <summary>The plugin's id.</summary>
    public required string Id { get; init; }

    /// <summary>The plugin's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the contract that it was built against.</summary>
    public required Version Contract { get; init; }

    /// <summary>The folder that it lives in; absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>Where it came from.</summary>
    public PluginSource Source { get; init; }

    /// <summary>The file name of the assembly to load.</summary>
    public required string Assembly { get; init; }

    /// <summary>The full name of the provider's class.</summary>
    public required string Type { get; init; }

    /// <summary>The provider's id, as it stands in settings and profiles.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The provider's name as people read it.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The options of login that it takes.</summary>
    public LoginInputs Inputs { get; init; }

    /// <summary>What it can do beyond login and logout: <c>whoami</c>, <c>refresh</c>, <c>keys</c>.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>The settings that it knows.</summary>
    public IReadOnlyList<ProviderSettingAttribute> Settings { get; init; } = [];

    /// <summary>Every file of the plugin with its SHA-256 in lower-case hex.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The assembly to load, absolute.</summary>
    public string AssemblyPath => Path.Combine(Directory, Assembly);
}
