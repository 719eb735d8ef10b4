namespace Authx.Provider.OAuth;

/// <summary>
/// Finds out whether this client may introspect, on tokens that are known to be alive. A server answers <c>active: false</c> to
/// whoever may not know, too (RFC 7662 section 2.2): only one that called the living alive is believed when it calls them dead.
/// </summary>
internal sealed class IntrospectionTrial(FlowContext flow)
{
    /// <returns>The kinds of credential that introspection knows.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(TokenAnswer tokens, CancellationToken cancellationToken)
    {
        var known = new List<string>();
        if (flow.Server.Introspection is not { } endpoint)
            return known;
        var client = flow.Client.As(ClientMethods.At(flow.Server.IntrospectionMethods, flow.Client.Method));
        foreach (var credential in Tried(tokens))
        {
            var (_, isActive) = await Introspection.AskAsync(endpoint, client, credential, flow.Host, cancellationToken);
            if (isActive == true)
                known.Add(credential.Kind);
            // A client that may not ask for one may not ask for the other.
            if (isActive is null)
                break;
        }

        return known;
    }

    private static IEnumerable<Credential> Tried(TokenAnswer tokens)
    {
        yield return new() { Kind = CredentialKind.AccessToken, Value = tokens.AccessToken };
        if (tokens.RefreshToken is { } refresh)
            yield return new() { Kind = CredentialKind.RefreshToken, Value = refresh };
    }
}
