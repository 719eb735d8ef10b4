namespace Authx.Provider.OAuth;

/// <summary>Makes a grant of the tokens that a server gave out.</summary>
internal sealed class GrantMaker(FlowContext flow, FlowKind? kind)
{
    public Grant Make(TokenAnswer tokens, Provenance provenance, Account? account) => Make(Credentials(tokens), provenance, tokens.Scope) with { Account = account };

    /// <summary>A grant of what an answer that cannot be used held all the same, so that it can be ended.</summary>
    public Grant Make(IReadOnlyList<Credential> leftovers) => Make(leftovers, Provenance.Minted, null);

    /// <summary>The same grant with the tokens of a renewal. A refresh token that was not replaced stays (RFC 6749 section 6).</summary>
    public static Grant Renew(Grant grant, TokenAnswer tokens)
    {
        var old = grant.Find(CredentialKind.RefreshToken);
        var kept = tokens.RefreshToken is null && old is not null
            ? tokens with { RefreshToken = old.Value, RefreshTokenExpiresAt = tokens.RefreshTokenExpiresAt ?? old.ExpiresAt }
            : tokens;
        return grant with { Credentials = Credentials(kept), Provenance = IsReplaced(old, tokens.RefreshToken) ? Provenance.Minted : grant.Provenance };
    }

    /// <summary>Whether the server replaced a refresh token, so that nobody but authx holds the live one.</summary>
    public static bool IsReplaced(Credential? old, Secret? given) => old is not null && given is not null && given.Reveal() != old.Value.Reveal();

    private Grant Make(IReadOnlyList<Credential> credentials, Provenance provenance, string? scope) => new()
    {
        Credentials = credentials,
        Use = new() { Credential = UsedOf(credentials), Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
        Provenance = provenance,
        Revocability = flow.Server.Revocation is null ? Revocability.Unsupported : Revocability.AtServer,
        Server = flow.Server.Name,
        Origins = Pins.Origins(flow.Server),
        Pins = Pins.Of(flow, kind, scope),
        SupportingSecrets = Supporting(flow.Client),
    };

    private static string UsedOf(IReadOnlyList<Credential> credentials)
    {
        foreach (var credential in credentials)
        {
            if (credential.Kind == CredentialKind.AccessToken)
                return credential.Kind;
        }

        return credentials[0].Kind;
    }

    // In the order in which they are ended: with the refresh token alive, a new access token could be got.
    private static List<Credential> Credentials(TokenAnswer tokens)
    {
        var credentials = new List<Credential>();
        if (tokens.RefreshToken is { } refresh)
            credentials.Add(new() { Kind = CredentialKind.RefreshToken, Value = refresh, ExpiresAt = tokens.RefreshTokenExpiresAt });
        credentials.Add(new()
        {
            Kind = CredentialKind.AccessToken,
            Value = tokens.AccessToken,
            ExpiresAt = tokens.AccessTokenExpiresAt,
            IssuedFrom = tokens.RefreshToken is null ? null : CredentialKind.RefreshToken,
        });
        return credentials;
    }

    private static Dictionary<string, Secret> Supporting(ClientAuthentication client)
    {
        var secrets = new Dictionary<string, Secret>();
        if (client.Secret is { } secret)
            secrets[ClientSecrets.Secret] = secret;
        if (client.Assertion is { } assertion)
            secrets[ClientSecrets.Key] = assertion.Key;
        return secrets;
    }
}
