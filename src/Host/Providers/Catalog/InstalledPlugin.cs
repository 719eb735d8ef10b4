namespace Authx.Host.Providers;

/// <summary>One version of a plugin as the list of the user's plugins knows it.</summary>
internal sealed record InstalledPlugin
{
    /// <summary>The plugin's id.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the provider in it.</summary>
    public required string Provider { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Its folder: below the folder of plugins, or absolute where it is linked.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether this is the version in use; the others wait for the way back.</summary>
    public bool IsActive { get; init; }

    /// <summary>Whether it is a folder of its author's, which changes with every build.</summary>
    public bool IsLinked { get; init; }

    /// <summary>The SHA-512 of its package in lower-case hex; null where it is linked.</summary>
    public string? PackageHash { get; init; }

    /// <summary>The SHA-256 of its manifest, which in turn has those of all other files; null where it is linked.</summary>
    public string? ManifestHash { get; init; }

    /// <summary>The file, folder or address that it came from.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Who signed its package, as far as was known when it was installed; null where nobody did.</summary>
    public PackageSigner? Signer { get; init; }
}
