namespace Authx.Provider.OAuth;

/// <summary>Renews a grant, and stores what came of it before anything else is done.</summary>
internal sealed class Renewal(Holding holding, SaveGrant save)
{
    /// <summary>Said once, when what the user brought along has become authx's own.</summary>
    public const string Replaced =
        "The server has replaced the refresh token that you brought along: authx holds the only live one now, and signing out ends it.";

    public async Task<RefreshResult> RunAsync(CancellationToken cancellationToken)
    {
        if (holding.Find(SettingKey.Token) is not { } endpoint)
            return new() { Outcome = RefreshOutcome.NotRefreshable };
        var tokens = new TokenEndpoint(endpoint, holding.ClientFor(SettingKey.Token), holding.Host);
        var isOfClient = holding.Pinned(SettingKey.Flow) == FlowName.ClientCredentials;
        if (!isOfClient && holding.RefreshToken is null)
            return new() { Outcome = RefreshOutcome.NotRefreshable };
        var result = isOfClient ? await AskAnewAsync(tokens, cancellationToken) : await RefreshAsync(tokens, cancellationToken);
        return result.Tokens is { } renewed ? await TakeAsync(renewed) : await FailedAsync(result, isOfClient);
    }

    private Task<TokenResult> RefreshAsync(TokenEndpoint tokens, CancellationToken cancellationToken) => tokens.AskAsync(
        // No scope: what was granted stays as it is (RFC 6749 section 6).
        new Form().Add("grant_type", "refresh_token").Add("refresh_token", holding.RefreshToken!.Value).Add("resource", holding.Pinned(SettingKey.Resource)),
        cancellationToken);

    private Task<TokenResult> AskAnewAsync(TokenEndpoint tokens, CancellationToken cancellationToken) => new ClientCredentialsFlow(tokens)
    {
        Scope = holding.Pinned(SettingKey.Scope),
        Audience = holding.Pinned(SettingKey.Audience),
        Resource = holding.Pinned(SettingKey.Resource),
    }.AskAsync(cancellationToken);

    private async Task<RefreshResult> TakeAsync(TokenAnswer tokens)
    {
        var renewed = GrantMaker.Renew(holding.Grant, tokens);
        // The server has spoken: what it gave out is stored even if the user has just had enough.
        await save(renewed, CancellationToken.None);
        if (renewed.Provenance != holding.Grant.Provenance)
            holding.Host.Interaction.Tell(Replaced);
        return new() { Outcome = RefreshOutcome.Refreshed, Grant = renewed };
    }

    private async Task<RefreshResult> FailedAsync(TokenResult result, bool isOfClient)
    {
        // A new refresh token in an answer that is no good otherwise is the live one from now on.
        if (result.Leftovers.FirstOrDefault(c => c.Kind == CredentialKind.RefreshToken) is { } live && holding.AccessToken is { } access)
            await save(GrantMaker.Renew(holding.Grant, Kept(access, live)), CancellationToken.None);
        // RFC 6749 section 5.2: invalid_grant, and that alone, says that the grant is over.
        return new() { Outcome = result.IsOver && !isOfClient ? RefreshOutcome.Ended : RefreshOutcome.Failed, Error = result.Error };
    }

    private static TokenAnswer Kept(Credential access, Credential live) =>
        new() { AccessToken = access.Value, AccessTokenExpiresAt = access.ExpiresAt, RefreshToken = live.Value };
}
