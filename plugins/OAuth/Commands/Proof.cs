namespace Authx.Provider.OAuth;

/// <summary>
/// Asks whether tokens whose end was accepted are dead: introspection where it is known to know them, else one call of userinfo
/// with the access token, which has to be refused. A refresh token is never shown to anything that could exchange it.
/// </summary>
internal sealed class Proof(Holding holding)
{
    private const string ByIntrospection = "introspection";
    private const string ByUserinfo = "userinfo";

    public async Task<ProofResult> AskAsync(CancellationToken cancellationToken)
    {
        var proofs = new List<CredentialProof>();
        foreach (var credential in holding.Grant.Credentials)
        {
            if (Question(credential) is { } ask)
                proofs.Add(await ask(cancellationToken));
        }

        return new() { Credentials = proofs };
    }

    private Func<CancellationToken, Task<CredentialProof>>? Question(Credential credential)
    {
        if (holding.CanIntrospect(credential.Kind))
            return cancellation => IntrospectAsync(credential, cancellation);
        return credential.Kind == CredentialKind.AccessToken && holding.Find(SettingKey.Userinfo) is { } userinfo
            ? cancellation => AskUserinfoAsync(userinfo, credential, cancellation)
            : null;
    }

    private async Task<CredentialProof> IntrospectAsync(Credential credential, CancellationToken cancellationToken)
    {
        var (answer, isActive) = await Introspection.AskAsync(
            holding.Find(SettingKey.Introspection)!, holding.ClientFor(SettingKey.Introspection), credential, holding.Host, cancellationToken);
        return isActive switch
        {
            true => Of(credential, ProofState.Alive, ByIntrospection),
            false => Of(credential, ProofState.Dead, ByIntrospection),
            null => Of(credential, ProofState.Unknown, ByIntrospection, answer.Error ?? Unclear),
        };
    }

    private async Task<CredentialProof> AskUserinfoAsync(Uri userinfo, Credential credential, CancellationToken cancellationToken)
    {
        var answer = await new Wire(holding.Host).GetAsync(userinfo, credential.Value, cancellationToken);
        if (answer.Error is not { } error)
            return Of(credential, ProofState.Alive, ByUserinfo);
        return answer.Status == 401 ? Of(credential, ProofState.Dead, ByUserinfo) : Of(credential, ProofState.Unknown, ByUserinfo, error);
    }

    private static CredentialProof Of(Credential credential, ProofState state, string by, ProviderError? error = null) =>
        new() { Kind = credential.Kind, State = state, By = by, Error = error };

    private static ProviderError Unclear { get; } =
        new() { Kind = ErrorKind.MalformedAnswer, Message = "the server's answer does not say whether the token is active" };
}
