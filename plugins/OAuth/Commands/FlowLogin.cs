namespace Authx.Provider.OAuth;

/// <summary>Gets tokens by a flow.</summary>
internal sealed class FlowLogin(FlowContext flow, FlowChoice choice)
{
    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        if (choice.Words is { } words)
            flow.Host.Interaction.Tell(words);
        return choice.Kind switch
        {
            FlowKind.Browser => await new BrowserFlow(flow, TakeAsync).RunAsync(cancellationToken),
            FlowKind.Device => await TakeAsync(await new DeviceFlow(flow).RunAsync(cancellationToken), cancellationToken),
            FlowKind.ClientCredentials => await TakeAsync(FlowResult.Of(await AsClient().AskAsync(cancellationToken)), cancellationToken),
        };
    }

    private async Task<LoginResult> TakeAsync(FlowResult result, CancellationToken cancellationToken)
    {
        if (result.Tokens is { } tokens)
            return await new NewGrant(flow, choice.Kind).TakeAsync(tokens, result.Nonce, Provenance.Minted, cancellationToken);
        // What the server gave out is alive, though it cannot be used: stored, it is ended when the sign-in has failed.
        if (result.Leftovers.Count > 0)
            await flow.Login.SaveAsync(new GrantMaker(flow, choice.Kind).Make(result.Leftovers), CancellationToken.None);
        return result.Failure!;
    }

    private ClientCredentialsFlow AsClient() =>
        new(flow.Tokens) { Scope = flow.Scope, Audience = flow.Settings.Audience, Resource = flow.Settings.Resource };
}
