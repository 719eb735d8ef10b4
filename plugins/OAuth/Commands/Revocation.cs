namespace Authx.Provider.OAuth;

/// <summary>Ends one token at the revocation endpoint (RFC 7009).</summary>
internal sealed class Revocation(Holding holding)
{
    // Of a success the status says all; of a refusal a body that takes longer says nothing that matters.
    private static readonly TimeSpan BodyLimit = TimeSpan.FromSeconds(2);

    public async Task<CredentialOutcome> EndAsync(Credential credential, CancellationToken cancellationToken)
    {
        if (holding.Pinned(SettingKey.Revocation) is null)
            return Of(credential, Outcome.Unsupported, null, null);
        if (holding.Find(SettingKey.Revocation) is not { } endpoint)
            return Of(credential, Outcome.Failed, null, Unpinned);
        var form = new Form().Add("token", credential.Value).Add("token_type_hint", TokenHint.Of(credential.Kind));
        try
        {
            var wire = new Wire(holding.Host) { BodyLimit = BodyLimit };
            return Judge(credential, await wire.PostAsync(endpoint, form, holding.ClientFor(SettingKey.Revocation), cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Said here and not thrown, so that what became of the other token is not lost.
            return Of(credential, Outcome.Failed, null, Late);
        }
    }

    private static CredentialOutcome Judge(Credential credential, Answer answer) => (answer.Status, answer.Refusal?.Code) switch
    {
        // Section 2.2: the status says it, and the body is ignored. One that names an error all the same is not taken for a success.
        ( >= 200 and < 300, null) => Of(credential, Outcome.Ended, answer.Status, null),
        ( < 500 and not 429, OAuthError.UnsupportedTokenType) => Of(credential, Outcome.Unsupported, answer.Status, null),
        // Section 2.2 has 200 for a token that the server does not know. Some say it in words.
        ( >= 200 and < 300 or 400, OAuthError.InvalidToken) => Of(credential, Outcome.AlreadyGone, answer.Status, null),
        // 401 is about the client there, whatever else it says: nothing but the client shows itself.
        (401, _) or ( < 500 and not 429, OAuthError.InvalidClient) => Of(credential, Outcome.Failed, answer.Status, ClientRefused(answer.Error!)),
        (403, _) => Of(credential, Outcome.Denied, answer.Status, answer.Error),
        (404 or 405 or 410, _) => Of(credential, Outcome.Failed, answer.Status, Misplaced(answer.Error!)),
        _ => Of(credential, Outcome.Failed, answer.Status, answer.Error),
    };

    private static CredentialOutcome Of(Credential credential, Outcome outcome, int? status, ProviderError? error) => new()
    {
        Kind = credential.Kind,
        Outcome = outcome,
        HttpStatus = status,
        Error = error,
        ValidUntil = outcome is Outcome.Ended or Outcome.AlreadyGone ? null : credential.ExpiresAt,
    };

    private static ProviderError ClientRefused(ProviderError error) =>
        new() { Kind = ErrorKind.ClientRefused, Message = $"{error.Message}: it does not accept this client, and the token may be alive" };

    private static ProviderError Misplaced(ProviderError error) =>
        new() { Kind = ErrorKind.MalformedAnswer, Message = $"{error.Message}: there is no revocation endpoint at the address that was learned at the sign-in" };

    private static ProviderError Unpinned { get; } =
        new() { Kind = ErrorKind.Misconfigured, Message = "the revocation endpoint is not at an origin that was learned at the sign-in; nothing was sent" };

    private static ProviderError Late { get; } = new() { Kind = ErrorKind.TimedOut, Message = "the server did not answer in time" };
}
