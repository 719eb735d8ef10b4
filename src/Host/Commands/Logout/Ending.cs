using System.Globalization;
using Authx.Host.Files;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Ends the credentials of one profile at the server, as far as that is wanted, and says what follows for this machine.</summary>
internal sealed class Ending(Toolbox tools, LogoutOptions options, FileLock held)
{
    /// <summary>Asks the provider, under the profile's lock. Erases nothing.</summary>
    public LogoutReport End(Profile profile)
    {
        var unfinished = held.Unfinished();
        var report = IsSkipped(profile, options) ? Skipped(profile) : EndAtServer(profile);
        return unfinished is null ? report : report with { Warnings = [.. report.Warnings, Unfinished(unfinished)] };
    }

    /// <summary>What would come of it, if all goes well.</summary>
    public static LogoutReport Plan(Profile profile, LogoutOptions options)
    {
        var ends = profile.Grant.Revocability == Revocability.AtServer || options.Revoke;
        var report = IsSkipped(profile, options) || !ends
            ? Skipped(profile)
            : Lines(profile, Revocation.Revoked, OutcomeWords.Of(Outcome.Ended));
        return report with { Warnings = [new(WarningCode.DryRun, "This is the plan: nothing was sent or written."), .. report.Warnings] };
    }

    // What is local by nature goes to its provider all the same: only it knows what --revoke would mean.
    private static bool IsSkipped(Profile profile, LogoutOptions options) =>
        options.Local
        || (profile.Grant is { Provenance: Provenance.Imported, Revocability: not Revocability.Local } && !options.Revoke);

    private LogoutReport EndAtServer(Profile profile)
    {
        try
        {
            return AskProvider(profile, tools.Wallet.Open(profile));
        }
        catch (FailureException e)
        {
            return Failed(profile, e.Failure);
        }
    }

    private LogoutReport AskProvider(Profile profile, Grant grant)
    {
        var scope = CallScope.About(profile.Provider, grant, tools.Options.Timeout ?? CallScope.DefaultDeadline) with
        {
            EndsAtFirstInterrupt = false,
            OnProcessEnd = failure => new LogoutPrinter(tools.Printer, dryRun: false).Print(Failed(profile, failure)),
        };
        held.Begin($"logout of {profile.Provider} at {tools.Clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture)}");
        var answer = tools.Providers.AskAsync(scope, desk => desk.Provider.LogoutAsync(
            new()
            {
                Profile = profile.Name,
                Grant = grant,
                Revoke = options.Revoke,
                Host = desk.Host,
                SaveAsync = desk.Guard((renewed, _) => Task.FromResult(tools.Wallet.Save(profile, renewed))),
            },
            desk.Cancellation)).GetAwaiter().GetResult();
        held.Finish();
        return answer.Failure is { } fault ? Failed(profile, fault) : Judge(profile, grant, answer.Value.Credentials);
    }

    private static LogoutReport Judge(Profile profile, Grant grant, IReadOnlyList<CredentialOutcome> answers)
    {
        var verdict = Verdict.Of(grant, answers);
        var report = new LogoutReport
        {
            Revocation = verdict.Revocation,
            Local = verdict.Clears ? LocalState.Cleared : LocalState.Kept,
            Credentials = LinesOf(answers),
            ValidUntil = Latest(answers),
            Warnings = [.. LogoutWarnings.Of(profile, verdict, answers)],
            Error = verdict.Culprit is { } culprit ? LogoutFailure.Of(profile, culprit) : null,
            Exit = verdict.Exit,
        };
        return report.About(profile);
    }

    // Loops and no LINQ: every sign-out comes by here.
    private static List<CredentialLine> LinesOf(IReadOnlyList<CredentialOutcome> answers)
    {
        var lines = new List<CredentialLine>(answers.Count);
        foreach (var answer in answers)
            lines.Add(new(answer.Kind, OutcomeWords.Of(answer.Outcome), answer.ValidUntil));
        return lines;
    }

    private static DateTimeOffset? Latest(IReadOnlyList<CredentialOutcome> answers)
    {
        DateTimeOffset? latest = null;
        foreach (var answer in answers)
        {
            if (latest is null || answer.ValidUntil > latest)
                latest = answer.ValidUntil;
        }

        return latest;
    }

    private static LogoutReport Skipped(Profile profile)
    {
        var isLocalByNature = profile.Grant.Revocability == Revocability.Local;
        var report = isLocalByNature
            ? Lines(profile, Revocation.NotApplicable, OutcomeWords.Of(Outcome.LocalOnly))
            : Lines(profile, Revocation.Skipped, "skipped");
        return report with { Warnings = [new(WarningCode.StaysValid, LogoutText.StaysValid(profile))] };
    }

    private static LogoutReport Lines(Profile profile, Revocation revocation, string outcome)
    {
        var report = new LogoutReport
        {
            Revocation = revocation,
            Local = LocalState.Cleared,
            Credentials = [.. profile.Grant.Credentials.Select(c => new CredentialLine(c.Kind, outcome, c.ExpiresAt))],
            ValidUntil = revocation == Revocation.Revoked ? null : profile.Grant.Credentials.Max(c => c.ExpiresAt),
            Exit = ExitCode.Done,
        };
        return report.About(profile);
    }

    private static LogoutReport Failed(Profile profile, Failure failure)
    {
        var report = Lines(profile, Revocation.Failed, OutcomeWords.Of(Outcome.Failed)) with
        {
            Local = LocalState.Kept,
            Error = failure with { Hint = LogoutFailure.NextCommand(profile) },
            Exit = ExitCodes.Of(failure.Code),
        };
        return report;
    }

    private static Warning Unfinished(string what) =>
        new(WarningCode.UnfinishedRun, $"An earlier authx stopped in the middle of its work ({ForeignText.Clean(what)}); what came of that is not known.");
}
