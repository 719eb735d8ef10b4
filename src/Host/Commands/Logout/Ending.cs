using System.Globalization;
using Authx.Host.Files;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Ends the credentials of one profile at the server, as far as that is wanted, and says what follows for this machine.</summary>
internal sealed class Ending(Toolbox tools, LogoutOptions options, FileLock held, Keeper keeper)
{
    /// <summary>Says what there is to say when a plugin ends the whole process meanwhile.</summary>
    public required Action<Profile, Failure> LastWords { get; init; }

    // The grant as the provider left it: it may have renewed it in order to end it.
    private Grant? _ended;

    private DateTimeOffset Now => tools.Clock.GetUtcNow();

    /// <summary>Asks the provider, under the profile's lock. Erases nothing.</summary>
    /// <exception cref="FailureException">What was asked for cannot be had of this profile; nothing was done.</exception>
    public LogoutReport End(Profile profile)
    {
        options.DemandFits(profile);
        var unfinished = held.Unfinished();
        var report = options.Skips(profile) ? LogoutOutline.Skipped(profile, Now) : EndAtServer(profile);
        if (keeper.NextCommand is { } next && report.Error is { } error)
            report = report with { Error = error with { Hint = next } };
        if (options.Verify)
            report = Verified(report, profile);
        if (options.Strict)
            report = Verification.Strict(report, profile, options);
        return unfinished is null ? report : report with { Warnings = [.. report.Warnings, Unfinished(unfinished)] };
    }

    private LogoutReport Verified(LogoutReport report, Profile profile) => report.Revocation switch
    {
        Revocation.Revoked or Revocation.AlreadyGone => Verification.With(report, profile, _ended!, new Proving(tools).Prove(profile, _ended!), Now, options),
        Revocation.NotApplicable or Revocation.Skipped or Revocation.Unsupported => Verification.NothingToProve(report),
        Revocation.None or Revocation.Deferred or Revocation.Failed or Revocation.NotAttempted => report,
    };

    // A plugin that is not there fails here as it does in the call; what is wrong in the command line is no outcome.
    private LogoutReport EndAtServer(Profile profile)
    {
        try
        {
            var corrections = PinCorrections.For(profile.Provider, options.Set, tools);
            return AskProvider(profile, keeper.Open(profile), corrections);
        }
        catch (FailureException e) when (ExitCodes.Of(e.Failure.Code) != ExitCode.Usage)
        {
            return LogoutOutline.Failed(profile, e.Failure, options);
        }
    }

    private LogoutReport AskProvider(Profile profile, Grant stored, PinCorrections corrections)
    {
        var grant = corrections.Apply(stored);
        _ended = grant;
        var scope = CallScope.About(profile.Provider, grant, tools.Options.Timeout ?? CallScope.DefaultDeadline) with
        {
            EndsAtFirstInterrupt = false,
            OnProcessEnd = failure => LastWords(profile, failure),
        };
        held.Begin($"logout of {profile.Provider} at {Now.ToString("u", CultureInfo.InvariantCulture)}");
        var answer = tools.Providers.AskAsync(scope, desk => desk.Provider.LogoutAsync(
            new()
            {
                Profile = profile.Name,
                Grant = grant,
                Revoke = options.Revoke,
                Everywhere = options.Everywhere,
                Host = desk.Host,
                SaveAsync = desk.Guard((renewed, _) => Task.FromResult(keeper.Save(profile, corrections.TakeBack(_ended = renewed, stored)))),
            },
            desk.Cancellation)).GetAwaiter().GetResult();
        held.Finish();
        return answer.Failure is { } fault ? LogoutOutline.Failed(profile, fault, options) : Judge(profile, grant, answer.Value.Credentials);
    }

    private LogoutReport Judge(Profile profile, Grant grant, IReadOnlyList<CredentialOutcome> given)
    {
        var answers = WithExpiry(given, grant);
        var verdict = Verdict.Of(grant, answers);
        var report = new LogoutReport
        {
            Revocation = verdict.Revocation,
            Local = verdict.Clears ? LocalState.Cleared : LocalState.Kept,
            Credentials = LinesOf(answers),
            ValidUntil = Latest(answers),
            Everywhere = options.Everywhere,
            Warnings = [.. LogoutWarnings.Of(profile, verdict, answers, Now), .. LogoutWarnings.OfCorrection(profile, verdict, options)],
            Error = verdict.Culprit is { } culprit ? LogoutFailure.Of(profile, culprit, options) : null,
            Exit = verdict.Exit,
        };
        return report.About(profile);
    }

    // What lives on does so until its own time is over, which the sign-in may have learned.
    // Loops and no LINQ, here and below: every sign-out comes by here.
    private static List<CredentialOutcome> WithExpiry(IReadOnlyList<CredentialOutcome> given, Grant grant)
    {
        var answers = new List<CredentialOutcome>(given.Count);
        foreach (var answer in given)
        {
            var isKnown = answer.ValidUntil is not null || Verdict.IsOver(answer.Outcome);
            answers.Add(!isKnown && grant.Find(answer.Kind)?.ExpiresAt is { } expiry
                ? new() { Kind = answer.Kind, Outcome = answer.Outcome, ValidUntil = expiry, HttpStatus = answer.HttpStatus, Error = answer.Error }
                : answer);
        }

        return answers;
    }

    private static List<CredentialLine> LinesOf(List<CredentialOutcome> answers)
    {
        var lines = new List<CredentialLine>(answers.Count);
        foreach (var answer in answers)
            lines.Add(new(answer.Kind, OutcomeWords.Of(answer.Outcome), answer.ValidUntil) { HttpStatus = answer.HttpStatus });
        return lines;
    }

    private static DateTimeOffset? Latest(List<CredentialOutcome> answers)
    {
        DateTimeOffset? latest = null;
        foreach (var answer in answers)
        {
            if (latest is null || answer.ValidUntil > latest)
                latest = answer.ValidUntil;
        }

        return latest;
    }

    private static Warning Unfinished(string what) =>
        new(WarningCode.UnfinishedRun, $"An earlier authx stopped in the middle of its work ({ForeignText.Clean(what)}); what came of that is not known.");
}
