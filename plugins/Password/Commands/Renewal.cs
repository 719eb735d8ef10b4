namespace Authx.Provider.Password;

/// <summary>Renews a session, and stores what came of it before anything else is done.</summary>
internal sealed class Renewal(Session session, SaveGrant save)
{
    public async Task<RefreshResult> RunAsync(CancellationToken cancellationToken)
    {
        if (session.Operation(Op.Refresh) is not { } refresh)
            return new() { Outcome = RefreshOutcome.NotRefreshable };
        var values = session.Values;
        var run = await session.RunAsync(refresh, values, cancellationToken);
        if (run.Verdict != Verdict.Done)
            return new() { Outcome = OutcomeOf(run.Verdict), Error = run.Error };

        var renewed = new GrantMaker(session.Recipe, session.Grant.Server).Renew(session.Grant, values);
        session.Take(renewed);
        // The server has spoken: what it gave out is stored even if the user has just had enough.
        await save(renewed, CancellationToken.None);
        return new() { Outcome = RefreshOutcome.Refreshed, Grant = renewed };
    }

    private static RefreshOutcome OutcomeOf(Verdict verdict) => verdict switch
    {
        Verdict.Dead or Verdict.Gone => RefreshOutcome.Ended,
        Verdict.Missing => RefreshOutcome.NotRefreshable,
        Verdict.Denied or Verdict.Wrong or Verdict.Otp or Verdict.Locked or Verdict.Failed or Verdict.Done => RefreshOutcome.Failed,
    };
}
