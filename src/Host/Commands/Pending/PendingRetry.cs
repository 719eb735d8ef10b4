using Authx.Host.Commands.Logout;
using Authx.Host.Files;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Pending;

/// <summary>Tries again to end what was put off; what ends is forgotten, the rest goes on waiting.</summary>
internal sealed class PendingRetry(Toolbox tools)
{
    private readonly Outbox _outbox = tools.Outbox;

    public ExitCode Run(string? id, CancellationToken cancellationToken)
    {
        List<string> ids = id is null ? [.. _outbox.Alive()] : [_outbox.Find(id)];
        var reports = new List<LogoutReport>();
        foreach (var one in ids)
            reports.Add(End(one, failure => TellAtTheEnd(reports, ids, failure), cancellationToken));
        Tell(reports);
        return LogoutReport.CommonExit(reports);
    }

    private void Tell(List<LogoutReport> reports)
    {
        if (reports.Count == 0 && tools.Printer.IsText)
            tools.Printer.Note("Nothing was put off.");
        else
            new LogoutPrinter(tools.Printer, dryRun: false).Print(reports, tools.Warnings.All);
    }

    // A plugin ends the process: what has ended is told, and that the rest has not.
    private void TellAtTheEnd(List<LogoutReport> done, List<string> ids, Failure failure) => Tell(
    [
        .. done,
        LogoutReport.Unknown(ids[done.Count], failure),
        .. ids.Skip(done.Count + 1).Select(rest => LogoutReport.NotAttempted(rest, failure)),
    ]);

    private LogoutReport End(string id, Action<Failure> lastWords, CancellationToken cancellationToken)
    {
        try
        {
            using var held = _outbox.Store.LockAsync(id, tools.Patience.Profile(id), cancellationToken).GetAwaiter().GetResult();
            cancellationToken.ThrowIfCancellationRequested();
            return _outbox.Read(id) is { } deferred ? EndLocked(deferred, held, lastWords) : LogoutReport.NothingThere(id);
        }
        catch (FailureException e)
        {
            return LogoutReport.NotAttempted(id, e.Failure);
        }
        catch (OperationCanceledException)
        {
            return LogoutReport.NotAttempted(id, new(ErrorCode.Interrupted, "Interrupted before anything was done.") { Hint = $"authx pending retry {id}" });
        }
    }

    private LogoutReport EndLocked(Profile deferred, FileLock held, Action<Failure> lastWords)
    {
        // It was put off to be ended, whoever had begun it, and with as much as was to end with it.
        var options = new LogoutOptions { Revoke = true, Everywhere = deferred.DeferredEverywhere };
        var keeper = new Keeper(_outbox.Open, _outbox.Save, $"authx pending retry {deferred.Name}; or let go of it: authx pending drop {deferred.Name}");
        var report = new Ending(tools, options, held, keeper) { LastWords = (_, failure) => lastWords(failure) }.End(deferred);
        if (report.Local == LocalState.Cleared)
            _outbox.Drop(deferred.Name, deferred.Vault);
        return report;
    }
}
