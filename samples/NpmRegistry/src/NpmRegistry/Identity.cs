using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>Asks the registry whose token it is.</summary>
internal static class Identity
{
    // A name that is longer than this is none.
    private const int MaxName = 256;

    public static Task<WhoamiResult> OfAsync(Grant grant, ProviderHost host, CancellationToken cancellationToken) =>
        AskAsync(new(Grants.RegistryOf(grant), host), grant, cancellationToken);

    public static async Task<WhoamiResult> AskAsync(Registry registry, Grant grant, CancellationToken cancellationToken)
    {
        var token = Grants.TokenOf(grant);
        var answer = await registry.WhoamiAsync(token, cancellationToken);
        if (answer.Error is { } error)
            // Who is asked for a one-time code has a token that is known.
            return new() { State = answer is { Status: 401, WantsCode: false } ? WhoamiState.Refused : WhoamiState.Unknown, Error = error };
        // A server that names the token itself has named nobody.
        if (answer.Text("username") is { Length: <= MaxName } name && !name.Contains(token.Reveal(), StringComparison.Ordinal))
            return new() { State = WhoamiState.Accepted, Account = new() { Id = name, Name = name } };
        // Some registries do not refuse a dead token: to them it is nobody's. That says something only where they named its owner before.
        return Grants.IsNamedWhileAlive(grant)
            ? new() { State = WhoamiState.Refused, Error = new() { Kind = ErrorKind.CredentialRefused, Message = "the registry does not know any more whose token it is" } }
            : new() { State = WhoamiState.Unknown, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = "the registry does not say whose token it is" } };
    }
}
