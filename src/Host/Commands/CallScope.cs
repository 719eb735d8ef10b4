namespace Authx.Host.Commands;

/// <summary>What a call of a provider is about, what it may reach, and for how long.</summary>
internal sealed record CallScope(string Provider)
{
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The grant that the call is about; null at a sign-in.</summary>
    public Grant? Grant { get; init; }

    /// <summary>How long it may take from its first request; null for as long as the user waits.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Whether the first Ctrl-C ends it; false for what had better be waited for.</summary>
    public bool EndsAtFirstInterrupt { get; init; } = true;

    /// <summary>Said when the plugin ends the whole process in the middle of the call.</summary>
    public Action<Failure>? OnProcessEnd { get; init; }

    /// <summary>How long a call may take where the user says nothing.</summary>
    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromSeconds(15);

    /// <summary>A call about a grant, which reaches the grant's own origins.</summary>
    public static CallScope About(string provider, Grant grant, TimeSpan deadline) =>
        new(provider) { Grant = grant, Origins = grant.Origins, Deadline = deadline };
}

/// <summary>The names under which manifests list what providers can do beyond login and logout.</summary>
internal static class Capability
{
    public const string Whoami = "whoami";

    public const string Refresh = "refresh";

    public const string Sessions = "sessions";

    public const string Keys = "keys";

    public const string Proof = "proof";

    public const string Settings = "settings";
}
