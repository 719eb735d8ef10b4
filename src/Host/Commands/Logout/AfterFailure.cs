using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What becomes of a credential that could not be ended: as the user said beforehand, or says now at a terminal.</summary>
internal sealed class AfterFailure(Toolbox tools, LogoutOptions options)
{
    /// <param name="report">What came of the first try.</param>
    /// <param name="profile">The profile, whose lock is held.</param>
    /// <param name="tryAgain">Tries once more.</param>
    /// <param name="cancellationToken">Ends the asking; what failed is kept then.</param>
    public LogoutReport Settle(LogoutReport report, Profile profile, Func<LogoutReport> tryAgain, CancellationToken cancellationToken)
    {
        if (options.OnFailure is { } chosen)
            return Do(chosen, report, profile);
        if (!CanAsk)
            return report;
        var asking = new FailureQuestion(tools);
        for (; report.Revocation == Revocation.Failed; report = tryAgain())
        {
            tools.Printer.Fail(report.Error!);
            var answer = asking.Ask(MayDefer(report), cancellationToken);
            if (!answer.IsAgain)
                return Do(answer.Choice, report, profile) with { ErrorIsSaid = true };
        }

        return report;
    }

    // Of many at once nobody is asked, and a document must be the only thing that is said.
    private bool CanAsk => !options.IsForMany && tools.Printer.CanAsk && tools.Printer.IsText;

    private LogoutReport Do(OnFailure chosen, LogoutReport report, Profile profile) => chosen switch
    {
        OnFailure.Keep => report,
        OnFailure.Clear => Cleared(report, profile),
        OnFailure.Defer => MayDefer(report) ? Deferred(report, profile) : NotDeferrable(report),
    };

    private LogoutReport Cleared(LogoutReport report, Profile profile) => report with
    {
        Local = LocalState.Cleared,
        Error = report.Error! with { Hint = null },
        Warnings = [.. report.Warnings, new(WarningCode.StaysValid, LogoutText.StaysValid(profile, tools.Clock.GetUtcNow()))],
    };

    private LogoutReport Deferred(LogoutReport report, Profile profile)
    {
        var id = tools.Outbox.Add(profile, tools.Wallet.Open(profile), options.Everywhere);
        var why = $"{report.Error!.Message.TrimEnd('.')}. It is put off as \"{id}\", and nothing else can use it.";
        const string next = "To try again: authx pending retry; to let go of it: authx pending drop";
        var deferred = report with
        {
            Revocation = Revocation.Deferred,
            Local = LocalState.Cleared,
            Credentials = [.. report.Credentials.Select(c => LogoutText.IsOver(c) ? c : c with { Outcome = OutcomeWords.Deferred })],
        };
        return options.Strict
            ? deferred with { Exit = ExitCode.Failed, Error = report.Error with { Message = why, Hint = next } }
            : deferred with { Exit = ExitCode.Done, Error = null, Warnings = [.. report.Warnings, new(WarningCode.Deferred, $"{why} {next}")] };
    }

    private static bool MayDefer(LogoutReport report) => LogoutFailure.MayBePutOff(report.Error!.Code);

    private static LogoutReport NotDeferrable(LogoutReport report) => report with
    {
        Exit = ExitCode.Usage,
        Error = report.Error! with { Message = $"{report.Error.Message.TrimEnd('.')}. That cannot be put off: a later try would come to the same." },
    };
}
