namespace Authx.Provider.OAuth;

/// <summary>Takes over a token that the user brought along.</summary>
internal sealed class ImportedToken(FlowContext flow, Secret token)
{
    /// <summary>An access token is taken as it is: what it allows and how long is the server's knowledge.</summary>
    public TokenAnswer AsAccessToken() => new() { AccessToken = token, AccessTokenExpiresAt = TokenReader.OwnExpiry(token) };

    /// <summary>A refresh token is proved by its use. One that the server replaces thereby has its only live copy here.</summary>
    public async Task<TokenResult> AsRefreshTokenAsync(CancellationToken cancellationToken)
    {
        var form = new Form().Add("grant_type", "refresh_token").Add("refresh_token", token)
            .Add("scope", flow.Login.Input.Scope).Add("resource", flow.Settings.Resource);
        var result = await flow.Tokens.AskAsync(form, cancellationToken);
        return result.Tokens is { RefreshToken: null } tokens ? new() { Status = result.Status, Tokens = tokens with { RefreshToken = token } } : result;
    }
}
