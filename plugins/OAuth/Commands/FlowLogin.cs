namespace Authx.Provider.OAuth;

/// <summary>Gets tokens by a flow.</summary>
internal sealed class FlowLogin(FlowContext flow, FlowChoice choice)
{
    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        if (choice.Words is { } words)
            flow.Host.Interaction.Tell(words);
        var result = await AskAsync(cancellationToken);
        var maker = new GrantMaker(flow, choice.Kind);
        if (result.Tokens is { } tokens)
            return await new NewGrant(flow, choice.Kind).TakeAsync(tokens, result.Nonce, Provenance.Minted, cancellationToken);
        // What the server gave out is alive, though it cannot be used: stored, it is ended when the sign-in has failed.
        if (result.Leftovers.Count > 0)
            await flow.Login.SaveAsync(maker.Make(result.Leftovers), CancellationToken.None);
        return result.Failure!;
    }

    private async Task<FlowResult> AskAsync(CancellationToken cancellationToken) => choice.Kind switch
    {
        FlowKind.Browser => await new BrowserFlow(flow).RunAsync(cancellationToken),
        FlowKind.Device => await new DeviceFlow(flow).RunAsync(cancellationToken),
        FlowKind.ClientCredentials => FlowResult.Of(await AsClient().AskAsync(cancellationToken)),
    };

    private ClientCredentialsFlow AsClient() =>
        new(flow.Tokens) { Scope = flow.Scope, Audience = flow.Settings.Audience, Resource = flow.Settings.Resource };
}
