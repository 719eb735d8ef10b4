namespace Authx.Provider.OAuth;

/// <summary>What a token endpoint answered: tokens, or why there are none.</summary>
internal sealed class TokenResult
{
    public TokenAnswer? Tokens { get; init; }

    /// <summary>The <c>error</c> that the server named.</summary>
    public OAuthError? Refusal { get; init; }

    /// <summary>Why there are no tokens that can be used.</summary>
    public ProviderError? Error { get; init; }

    public int? Status { get; init; }

    /// <summary>What the server gave out all the same in an answer that cannot be used: it is alive, and has to be ended or kept.</summary>
    public IReadOnlyList<Credential> Leftovers { get; init; } = [];

    /// <summary>Whether the server itself said that what was shown is over: nothing else is the end of a grant (RFC 6749 section 5.2).</summary>
    public bool IsOver => Refusal?.Code == OAuthError.InvalidGrant && Status is >= 200 and < 500 and not 429;
}
