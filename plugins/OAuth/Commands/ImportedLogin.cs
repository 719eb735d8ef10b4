namespace Authx.Provider.OAuth;

/// <summary>Signs in with a token that the user brought along.</summary>
internal sealed class ImportedLogin(FlowContext flow)
{
    public Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        var token = new ImportedToken(flow, flow.Login.Input.Token!);
        return flow.Login.Input.TokenKind == CredentialKind.RefreshToken ? RefreshAsync(token, cancellationToken) : TakeAsync(token, cancellationToken);
    }

    private Task<LoginResult> TakeAsync(ImportedToken token, CancellationToken cancellationToken) =>
        new NewGrant(flow, null).TakeAsync(token.AsAccessToken(), null, Provenance.Imported, cancellationToken);

    private async Task<LoginResult> RefreshAsync(ImportedToken token, CancellationToken cancellationToken)
    {
        var given = new Credential { Kind = CredentialKind.RefreshToken, Value = flow.Login.Input.Token! };
        var result = await token.AsRefreshTokenAsync(cancellationToken);
        if (result.Tokens is not { } tokens)
            return await RefusedAsync(result, given);
        if (!GrantMaker.IsReplaced(given, tokens.RefreshToken))
            return await new NewGrant(flow, null).TakeAsync(tokens, null, Provenance.Imported, cancellationToken);
        flow.Host.Interaction.Tell(Renewal.Replaced);
        return await new NewGrant(flow, null).TakeAsync(tokens, null, Provenance.Minted, cancellationToken);
    }

    private async Task<LoginResult> RefusedAsync(TokenResult result, Credential given)
    {
        // A token that replaced the user's own is alive in an answer that cannot be used; what is the user's own stays the user's.
        if (result.Leftovers.Any(c => c.Kind == given.Kind && GrantMaker.IsReplaced(given, c.Value)))
            await flow.Login.SaveAsync(new GrantMaker(flow, null).Make(result.Leftovers), CancellationToken.None);
        return result.IsOver
            ? LoginResult.Refused($"the server does not accept this refresh token: {result.Refusal!.Words}")
            : LoginResult.Failed(result.Error!);
    }
}
