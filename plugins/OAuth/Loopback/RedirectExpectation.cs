namespace Authx.Provider.OAuth;

/// <summary>What the browser has to bring back.</summary>
/// <param name="State">The value that was sent along.</param>
/// <param name="Issuer">The server's issuer (RFC 9207); null where the service has none.</param>
/// <param name="IssuerIsPromised">Whether the server has said that it always names itself in its answers.</param>
internal sealed record RedirectExpectation(string State, string? Issuer, bool IssuerIsPromised);
