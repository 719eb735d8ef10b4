namespace Authx.Host.Commands.Logout;

/// <summary>What the command line of a logout says.</summary>
internal sealed record LogoutOptions
{
    public string? Who { get; init; }

    public string? Profile { get; init; }

    public bool Local { get; init; }

    public bool Revoke { get; init; }

    public bool DryRun { get; init; }

    public bool Force { get; init; }
}
