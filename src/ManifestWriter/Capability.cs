namespace Authx.ManifestWriter;

/// <summary>A power beyond signing in and out: the interface that gives it, and its word in the manifest.</summary>
internal sealed record Capability(string Interface, string Name)
{
    public static readonly IReadOnlyList<Capability> All =
    [
        new("IWhoami", "whoami"),
        new("ITokenRefresh", "refresh"),
        new("ISessionDirectory", "sessions"),
        new("IKeyDirectory", "keys"),
        new("IRevocationProof", "proof"),
        new("ISettingsCheck", "settings"),
    ];
}

/// <summary>The interfaces of the contract that a class implements; incomplete where a base class could not be read.</summary>
internal sealed record Contract(IReadOnlySet<string> Interfaces, bool IsComplete);
