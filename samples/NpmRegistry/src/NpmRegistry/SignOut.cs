using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>Ends the token at its registry, and says what the registry said: what follows from that is decided by authx.</summary>
internal sealed class SignOut(Grant grant, ProviderHost host)
{
    private readonly Registry _registry = new(Grants.RegistryOf(grant), host);

    public async Task<LogoutResult> RunAsync(CancellationToken cancellationToken) => new() { Credentials = [await EndAsync(cancellationToken)] };

    private async Task<CredentialOutcome> EndAsync(CancellationToken cancellationToken)
    {
        var token = Grants.TokenOf(grant);
        if (_registry.Address.Token(token.Reveal()) is not { } place)
            return Of(Outcome.Unaddressable, null, new() { Kind = ErrorKind.InvalidInput, Message = "the token cannot stand in an address" });
        var answer = await _registry.EndAsync(token, place, cancellationToken);
        return answer switch
        {
            { Error: null } => Of(Outcome.Ended, answer.Status, null),
            { WantsCode: true } => Of(Outcome.Denied, answer.Status, Needs(ErrorKind.Denied, "the registry ends no token without a one-time code; its web pages can")),
            { Status: 401 or 410 } => Of(Outcome.AlreadyGone, answer.Status, answer.Error),
            { Status: 403 } => Of(Outcome.Denied, answer.Status, answer.Error),
            { Status: 404 } => await UnknownThereAsync(cancellationToken),
            { Status: 405 or 501 } => Of(Outcome.Unsupported, answer.Status, answer.Error),
            _ => Of(Outcome.Failed, answer.Status, answer.Error),
        };
    }

    // 404 is said of a token that is gone, and also by a registry that knows no such request. Only the token itself can tell the two apart.
    private async Task<CredentialOutcome> UnknownThereAsync(CancellationToken cancellationToken)
    {
        const int notFound = 404;
        var identity = await Identity.AskAsync(_registry, grant, cancellationToken);
        return identity.State switch
        {
            WhoamiState.Refused => Of(Outcome.AlreadyGone, notFound, null),
            WhoamiState.Accepted => Of(Outcome.Failed, notFound,
                Needs(ErrorKind.MalformedAnswer, "the registry answered 404 NotFound to the end of the token, and accepts the token all the same")),
            _ => Of(Outcome.Failed, notFound,
                Needs(identity.Error!.Kind, $"the registry answered 404 NotFound, and whether the token is gone could not be asked: {identity.Error.Message}")),
        };
    }

    private static ProviderError Needs(ErrorKind kind, string message) => new() { Kind = kind, Message = message };

    private static CredentialOutcome Of(Outcome outcome, int? status, ProviderError? error) =>
        new() { Kind = Grants.TokenKind, Outcome = outcome, HttpStatus = status, Error = error };
}
