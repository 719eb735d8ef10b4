namespace Authx.Provider.OAuth;

/// <summary>What an ID token has to say to be taken: the nonce is null where none was sent.</summary>
internal sealed record IdTokenExpectation(string Issuer, string ClientId, string? Nonce, DateTimeOffset Now);
