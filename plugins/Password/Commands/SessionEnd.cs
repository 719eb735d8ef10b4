namespace Authx.Provider.Password;

/// <summary>Ends one of the account's sessions by its id.</summary>
internal sealed class SessionEnd(Session session)
{
    public async Task<CredentialOutcome> OfAsync(string sessionId, CancellationToken cancellationToken)
    {
        var values = session.Values;
        var isOwn = sessionId == values.Find(ValueName.TokenId);
        if (session.Operation(Op.SessionEnd) is not { } operation)
        {
            return Of(new(Outcome.Unsupported)
            {
                Error = new() { Kind = ErrorKind.Misconfigured, Message = "the service's settings have no sessionEnd.path, so that the server cannot be told to end a session" },
            });
        }

        if (string.IsNullOrWhiteSpace(sessionId) || sessionId is "." or "..")
            return Of(new(Outcome.Unaddressable) { Error = new() { Kind = ErrorKind.InvalidInput, Message = "this cannot be the id of a session" } });
        var run = await session.RunAsync(operation, values.Put(ValueName.SessionId, sessionId), cancellationToken);
        // That the session that asks is refused says nothing of another one.
        return run.Verdict == Verdict.Dead && (!isOwn || session.IsRefreshable)
            ? Of(new(Outcome.Failed) { Status = run.Status, Error = run.Error })
            : Of(End.Of(run));
    }

    private static CredentialOutcome Of(End end) => new()
    {
        Kind = CredentialKind.Session,
        Outcome = end.Outcome,
        HttpStatus = end.Status,
        Error = end.Error,
    };
}
