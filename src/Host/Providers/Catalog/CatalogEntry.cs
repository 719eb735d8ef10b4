namespace Authx.Host.Providers;

/// <summary>One plugin folder: its manifest, or why there is none.</summary>
internal sealed record CatalogEntry
{
    /// <summary>The folder.</summary>
    public required string Directory { get; init; }

    /// <summary>Where it came from.</summary>
    public PluginSource Source { get; init; }

    /// <summary>What the list of the user's plugins says of it; null for one that came with authx.</summary>
    public InstalledPlugin? Installed { get; init; }

    /// <summary>What the plugin is; null where <see cref="Failure"/> says why not.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>Why the manifest cannot be used.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Its id, also where the manifest cannot be used.</summary>
    public string Id => Manifest?.Id ?? Installed?.Id ?? Path.GetFileName(Directory);
}
