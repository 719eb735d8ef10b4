namespace Authx.Provider.Password;

/// <summary>Ends the session at its server, from the pins alone.</summary>
internal sealed class Logout(LogoutContext context)
{
    private readonly Session _session = new(context.Grant, context.Host);
    private bool _isRenewed;

    public async Task<LogoutResult> RunAsync(CancellationToken cancellationToken)
    {
        var end = context.Everywhere ? await EverywhereAsync(cancellationToken) : await OwnAsync(cancellationToken);
        var outcomes = new List<CredentialOutcome>();
        foreach (var credential in _session.Grant.Credentials)
            outcomes.Add(end.For(credential));
        return new() { Credentials = outcomes };
    }

    private async Task<End> OwnAsync(CancellationToken cancellationToken) =>
        _session.Operation(Op.Logout) is { } logout ? await EndAsync(logout, cancellationToken) : new(Outcome.Unsupported);

    // The others first: once this session has ended, nobody is left who could ask for them.
    private async Task<End> EverywhereAsync(CancellationToken cancellationToken)
    {
        if (_session.Operation(Op.LogoutEverywhere) is not { } everywhere)
            return new(Outcome.Unsupported);
        var others = await EndAsync(everywhere, cancellationToken);
        if (others.WasRefused)
            return TooLate(others.Status);
        if (!others.IsOver || _session.Operation(Op.Logout) is not { } logout)
            return others;
        // Most servers have ended this one with the others, and say so now.
        var own = End.Of(await _session.RunAsync(logout, _session.Values, cancellationToken));
        return own.IsOver ? new(Outcome.Ended) { Status = others.Status } : own;
    }

    private async Task<End> EndAsync(Operation operation, CancellationToken cancellationToken)
    {
        var run = await _session.RunAsync(operation, _session.Values, cancellationToken);
        if (run.Verdict != Verdict.Dead || !_session.IsRefreshable)
            return End.Of(run);
        // An access token that has run out must not hide a session that lives on.
        return _isRenewed ? StillRefused(run) : await RenewAndEndAsync(operation, run, cancellationToken);
    }

    private async Task<End> RenewAndEndAsync(Operation operation, Run refused, CancellationToken cancellationToken)
    {
        _isRenewed = true;
        var renewal = await new Renewal(_session, context.SaveAsync).RunAsync(cancellationToken);
        return renewal.Outcome switch
        {
            RefreshOutcome.Refreshed => await EndAsync(operation, cancellationToken),
            RefreshOutcome.Ended or RefreshOutcome.NotRefreshable => End.Of(refused),
            RefreshOutcome.Failed => new(Outcome.Failed) { Error = renewal.Error },
        };
    }

    private static End StillRefused(Run run) => Failed(run.Status, "the server has just renewed the session and refuses it all the same");

    private static End TooLate(int? status) =>
        Failed(status, "the server does not accept this session any more, so that the account's other sessions could not be ended with it");

    private static End Failed(int? status, string message) =>
        new(Outcome.Failed) { Status = status, Error = new() { Kind = ErrorKind.CredentialRefused, Message = message } };
}
