namespace Authx.Provider.OAuth;

/// <summary>Makes a grant of new tokens, and finds out whose it is and what this server will tell of it later.</summary>
internal sealed class NewGrant(FlowContext flow, FlowKind? kind)
{
    public async Task<LoginResult> TakeAsync(TokenAnswer tokens, string? nonce, Provenance provenance, CancellationToken cancellationToken)
    {
        // From here on there is something to end, whatever the next answers are, and whether or not the user still waits.
        await flow.Login.SaveAsync(Maker(flow.Server).Make(tokens, provenance, null), CancellationToken.None);
        SayScope(tokens);
        SayRefreshToken(tokens);
        var identity = await new Identity(flow, kind).FindAsync(tokens, nonce, cancellationToken);
        if (identity.Error is { } error)
            return identity.IsRefused ? LoginResult.Refused(error.Message) : LoginResult.Failed(error);

        var account = identity.Account;
        var server = identity.IsUserinfoUseful ? flow.Server : flow.Server with { Userinfo = null };
        var introspects = await new IntrospectionTrial(flow).RunAsync(tokens, cancellationToken);
        if (introspects.Count == 0)
            server = server with { Introspection = null };
        var grant = Maker(server).Make(tokens, provenance, account);
        return LoginResult.SignedIn(grant with
        {
            Pins = introspects.Count == 0 ? grant.Pins : new Dictionary<string, string>(grant.Pins) { [Pin.Introspects] = string.Join(' ', introspects) },
            BrowserLogoutPage = kind == FlowKind.ClientCredentials ? null : BrowserLogout.Page(server.EndSession, flow.Settings.ClientId, account),
        });
    }

    private GrantMaker Maker(ServerMetadata server) => new(flow with { Server = server }, kind);

    // OpenID Connect Core section 11: a server may keep back what works without the user until the user was asked about it.
    private void SayRefreshToken(TokenAnswer tokens)
    {
        var isWanted = flow.Scope?.Split(' ').Contains("offline_access", StringComparer.Ordinal) == true;
        if (kind == FlowKind.Browser && isWanted && tokens.RefreshToken is null && flow.Settings.Prompt is null)
            flow.Host.Interaction.Tell("The server gave no refresh token, so that the sign-in lasts as long as its access token. "
                + "Some servers give one only where the user is asked: --set prompt=consent.");
    }

    private void SayScope(TokenAnswer tokens)
    {
        if (tokens.Scope is not { Length: > 0 } given || flow.Scope is not { } asked)
            return;
        var missing = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(given.Split(' ', ',')).ToArray();
        if (missing.Length > 0)
            flow.Host.Interaction.Tell($"Asked for, and not named in what the server granted: {string.Join(", ", missing)}.");
    }
}
