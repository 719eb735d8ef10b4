using Authx.Host.Commands.Logout.Scanning;

namespace Authx.Host.Commands.Logout;

/// <summary>What a receipt says of one profile on top of the result.</summary>
internal sealed record Evidence
{
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The credentials' kinds, names at the server, and fingerprints.</summary>
    public IReadOnlyList<Fingerprinted> Credentials { get; init; } = [];

    /// <summary>Where other copies were found; null where nobody looked.</summary>
    public IReadOnlyList<Copy>? Copies { get; init; }
}

/// <summary>One credential, told apart from others and not to be guessed.</summary>
internal sealed record Fingerprinted(string Kind, string? Id, string Fingerprint);
