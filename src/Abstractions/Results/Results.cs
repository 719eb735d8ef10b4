namespace Authx;

/// <summary>What came of a sign-in.</summary>
public sealed class LoginResult
{
    /// <summary>What came of it.</summary>
    public required LoginOutcome Outcome { get; init; }

    /// <summary>The grant, where there is one.</summary>
    public Grant? Grant { get; init; }

    /// <summary>Why there is none.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>A grant was obtained.</summary>
    public static LoginResult SignedIn(Grant grant) => new() { Outcome = LoginOutcome.SignedIn, Grant = grant };

    /// <summary>The server does not accept what the user gave.</summary>
    public static LoginResult Refused(string message) =>
        new() { Outcome = LoginOutcome.Refused, Error = new() { Kind = ErrorKind.CredentialRefused, Message = message } };

    /// <summary>It could not be done.</summary>
    public static LoginResult Failed(ProviderError error) => new() { Outcome = LoginOutcome.Failed, Error = error };
}

/// <summary>What came of a sign-out: one answer for each credential of the grant.</summary>
public sealed class LogoutResult
{
    /// <summary>One answer for each credential of the grant.</summary>
    public required IReadOnlyList<CredentialOutcome> Credentials { get; init; }
}

/// <summary>What became of one credential.</summary>
public sealed class CredentialOutcome
{
    /// <summary>The credential's <see cref="Credential.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the server said.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Until when it works all the same, where that is known.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The HTTP status that the outcome was read from, where there was one.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Why it failed, was denied or could not be addressed.</summary>
    public ProviderError? Error { get; init; }
}

/// <summary>Whose credential it is, and whether it is accepted.</summary>
public sealed class WhoamiResult
{
    /// <summary>What the server thinks of it.</summary>
    public required WhoamiState State { get; init; }

    /// <summary>Whose it is, where the server said so.</summary>
    public Account? Account { get; init; }

    /// <summary>Why the state is unknown.</summary>
    public ProviderError? Error { get; init; }
}

/// <summary>What came of a renewal.</summary>
public sealed class RefreshResult
{
    /// <summary>What came of it.</summary>
    public required RefreshOutcome Outcome { get; init; }

    /// <summary>The renewed grant; it has been saved already.</summary>
    public Grant? Grant { get; init; }

    /// <summary>Why there is none.</summary>
    public ProviderError? Error { get; init; }
}

/// <summary>Whether the credentials of a grant are dead.</summary>
public sealed class ProofResult
{
    /// <summary>One entry for each credential about which something is known.</summary>
    public required IReadOnlyList<CredentialProof> Credentials { get; init; }
}

/// <summary>Whether one credential is dead, and how that is known.</summary>
public sealed class CredentialProof
{
    /// <summary>The <see cref="Credential.Kind"/> that this is about.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it is dead.</summary>
    public required ProofState State { get; init; }

    /// <summary>How that is known, in one word for the report: <c>introspection</c>, <c>userinfo</c>, <c>whoami</c>.</summary>
    public string? By { get; init; }

    /// <summary>Why it is not known.</summary>
    public ProviderError? Error { get; init; }
}

/// <summary>The account's sessions, or why they could not be listed.</summary>
public sealed class SessionListResult
{
    /// <summary>The sessions; null where they could not be listed.</summary>
    public IReadOnlyList<SessionInfo>? Sessions { get; init; }

    /// <summary>Why they could not be listed.</summary>
    public ProviderError? Error { get; init; }
}

/// <summary>A session as the server lists it.</summary>
public sealed class SessionInfo
{
    /// <summary>The id by which it is ended.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is the one that asked.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>The device or program that it was made with, as the server describes it.</summary>
    public string? Description { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>The account's keys, or why they could not be listed.</summary>
public sealed class KeyListResult
{
    /// <summary>The keys; null where they could not be listed.</summary>
    public IReadOnlyList<KeyInfo>? Keys { get; init; }

    /// <summary>Why they could not be listed.</summary>
    public ProviderError? Error { get; init; }
}

/// <summary>An API key as the server lists it: never with its value.</summary>
public sealed class KeyInfo
{
    /// <summary>The id by which it is deleted.</summary>
    public required string Id { get; init; }

    /// <summary>The name that somebody gave it.</summary>
    public string? Name { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it stops working.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
