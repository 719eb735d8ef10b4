namespace Authx.Provider.OAuth;

/// <summary>Gets a token as the client itself (RFC 6749 section 4.4).</summary>
internal sealed class ClientCredentialsFlow(TokenEndpoint tokens)
{
    public string? Scope { get; init; }

    public string? Audience { get; init; }

    public string? Resource { get; init; }

    public Task<TokenResult> AskAsync(CancellationToken cancellationToken) => tokens.AskAsync(
        new Form().Add("grant_type", "client_credentials").Add("scope", Scope).Add("audience", Audience).Add("resource", Resource),
        cancellationToken);
}
