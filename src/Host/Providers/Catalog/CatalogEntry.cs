namespace Authx.Host.Providers;

/// <summary>One plugin folder: its manifest, or why there is none.</summary>
internal sealed class CatalogEntry
{
    /// <summary>The folder.</summary>
    public required string Directory { get; init; }

    /// <summary>What the plugin is; null where <see cref="Failure"/> says why not.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>Why the manifest cannot be used.</summary>
    public Failure? Failure { get; init; }
}
