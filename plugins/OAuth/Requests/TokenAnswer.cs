namespace Authx.Provider.OAuth;

/// <summary>The tokens that a server gave out (RFC 6749 section 5.1).</summary>
internal sealed record TokenAnswer
{
    public required Secret AccessToken { get; init; }

    /// <summary>When the access token stops working, where the server said so or the token says so itself.</summary>
    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    public Secret? RefreshToken { get; init; }

    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>Who signed in (OpenID Connect); read once, and not kept.</summary>
    public Secret? IdToken { get; init; }

    /// <summary>What the tokens allow, where the server said so; otherwise it is what was asked for.</summary>
    public string? Scope { get; init; }
}
