using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>
/// Takes over a token that the user has: given with the command, or found in the .npmrc that the settings name. It is the user's,
/// so that signing out forgets it and ends it only when that is asked for.
/// </summary>
internal sealed class TakeOver(LoginContext context, Registry registry)
{
    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        if (context.Input.Token is { } given)
            return await CheckAsync(given, cancellationToken);
        var path = context.Settings.Get(SettingKey.Npmrc);
        var found = await NpmrcFile.FindTokenAsync(path, registry.Address, context.Host.Interaction, cancellationToken);
        if (found.Token is not { } token)
            return Failure.Of(ErrorKind.InvalidInput, $"no token could be taken from {path}: {found.Problem}");
        var result = await CheckAsync(token, cancellationToken);
        if (result.Outcome == LoginOutcome.SignedIn)
            context.Host.Interaction.Tell($"The token was taken from {path}, where it stays: npm goes on using it, and signing out does not remove it there.");
        return result;
    }

    // Not saved on the way: it is not new, and nobody would have to end it.
    private async Task<LoginResult> CheckAsync(Secret token, CancellationToken cancellationToken)
    {
        if (Grants.Problem(token.Reveal(), registry.Address) is { } problem)
            return Failure.Of(ErrorKind.InvalidInput, $"this cannot be a token: {problem}");
        var grant = Grants.Make(registry.Address, token, Provenance.Imported);
        var identity = await Identity.AskAsync(registry, grant, cancellationToken);
        return identity switch
        {
            { State: WhoamiState.Accepted, Account: { } account } => LoginResult.SignedIn(Grants.Of(grant, account)),
            { State: WhoamiState.Refused } => LoginResult.Refused("the registry does not accept this token"),
            _ => LoginResult.Failed(identity.Error!),
        };
    }
}
