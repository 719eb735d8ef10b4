namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>A token of either kind. Dead ones are remembered, so that a test can ask what became of them.</summary>
internal sealed class OAuthToken
{
    public const string Access = "access_token";
    public const string Refresh = "refresh_token";

    public required string Kind { get; init; }

    public required string Value { get; init; }

    public required OAuthGrant Grant { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Null for one that lives until it is ended.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>It speaks for itself, so that nobody can take it back.</summary>
    public bool IsSelfContained { get; init; }

    public bool HasEnded { get; set; }

    /// <summary>A refresh token that was exchanged for another.</summary>
    public bool IsSpent { get; set; }

    public bool IsAlive(DateTimeOffset now) => (IsSelfContained || !(HasEnded || IsSpent)) && !(ExpiresAt <= now);
}

/// <summary>What is handed out at once.</summary>
internal sealed record IssuedTokens(OAuthGrant Grant, OAuthToken Access, OAuthToken? Refresh);
