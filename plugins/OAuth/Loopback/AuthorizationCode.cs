namespace Authx.Provider.OAuth;

/// <summary>A code that the browser brought back, and what it takes to exchange it.</summary>
/// <param name="Code">The code.</param>
/// <param name="RedirectUri">Where it was sent to: the token endpoint compares.</param>
/// <param name="Verifier">The proof that it was asked for here.</param>
/// <param name="Nonce">What the ID token has to repeat; null where none was sent.</param>
internal sealed record AuthorizationCode(Secret Code, string RedirectUri, Secret Verifier, string? Nonce);
