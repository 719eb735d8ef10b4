namespace Authx.Provider.ApiKey;

/// <summary>Puts into an outcome what a server said to the deletion of a key: of the one that is held, or (null) of another.</summary>
internal sealed class DeletionReport(Service service, Credential? held)
{
    /// <summary>What was found out without asking.</summary>
    public CredentialOutcome Of(Outcome outcome, string message) => Of(outcome, null, ErrorKind.Misconfigured, message);

    /// <summary>What the server answered.</summary>
    public CredentialOutcome Of(Answer answer)
    {
        if (answer.Error is not { } error)
            return OfSuccess(answer);
        var outcome = answer.Status switch
        {
            { } status when service.MeansGone(status) => Outcome.AlreadyGone,
            // A key cannot be renewed: one that is refused is gone. Of another key that says nothing.
            401 when held is not null => Outcome.AlreadyGone,
            403 => Outcome.Denied,
            _ => Outcome.Failed,
        };
        return Of(outcome, answer.Status, outcome == Outcome.AlreadyGone ? null : error);
    }

    /// <summary>The server said "not there", and goes on to accept the key.</summary>
    public CredentialOutcome StillAlive(int? status) => Of(Outcome.Failed, status, ErrorKind.Misconfigured,
        $"the server answered {status} to the deletion and still accepts the key: keys.delete.path or the key's id is wrong, or the key may not delete itself");

    private CredentialOutcome OfSuccess(Answer answer) =>
        service.Find(SettingKey.DeleteOk) is not { } ok || Json.SaysYes(answer.Document, ok)
            ? Of(Outcome.Ended, answer.Status, null)
            : Of(Outcome.Failed, answer.Status, ErrorKind.MalformedAnswer,
                $"the server answered {answer.Status}, but keys.delete.ok leads to nothing true in its answer");

    private CredentialOutcome Of(Outcome outcome, int? status, ErrorKind kind, string message) =>
        Of(outcome, status, new ProviderError { Kind = kind, Message = message });

    private CredentialOutcome Of(Outcome outcome, int? status, ProviderError? error) => new()
    {
        Kind = CredentialKind.ApiKey,
        Outcome = outcome,
        HttpStatus = status,
        Error = error,
        ValidUntil = outcome is Outcome.Ended or Outcome.AlreadyGone ? null : held?.ExpiresAt,
    };
}
