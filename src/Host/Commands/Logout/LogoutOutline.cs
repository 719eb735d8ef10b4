using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Reports in which one thing is true of all credentials of a profile: it was not asked, could not be, or is only planned.</summary>
internal static class LogoutOutline
{
    /// <summary>What would come of it, if all goes well.</summary>
    public static LogoutReport Plan(Profile profile, LogoutOptions options, PinCorrections corrections, DateTimeOffset now)
    {
        var report = options.Skips(profile) ? Skipped(profile, now) : Asked(profile, options, now);
        var words = corrections.Words is { } set ? $" For this logout alone it would hold that {set}." : "";
        return report with { Warnings = [new(WarningCode.DryRun, $"This is the plan: nothing was sent or written.{words}"), .. report.Warnings] };
    }

    /// <summary>No server was told, or none has to be.</summary>
    public static LogoutReport Skipped(Profile profile, DateTimeOffset now)
    {
        var isLocalByNature = profile.Grant.Revocability == Revocability.Local;
        var report = isLocalByNature
            ? Lines(profile, Revocation.NotApplicable, OutcomeWords.Of(Outcome.LocalOnly))
            : Lines(profile, Revocation.Skipped, OutcomeWords.Skipped);
        return report with { Warnings = [new(WarningCode.StaysValid, LogoutText.StaysValid(profile, now))] };
    }

    /// <summary>It could not be found out what came of it.</summary>
    public static LogoutReport Failed(Profile profile, Failure failure, LogoutOptions options) =>
        Lines(profile, Revocation.Failed, OutcomeWords.Of(Outcome.Failed)) with
        {
            Local = LocalState.Kept,
            Error = failure with { Hint = LogoutFailure.NextCommand(profile, failure.Code, options) },
            Exit = ExitCodes.Of(failure.Code),
        };

    private static LogoutReport Asked(Profile profile, LogoutOptions options, DateTimeOffset now) => (options.Revoke ? Revocability.AtServer : profile.Grant.Revocability) switch
    {
        Revocability.AtServer => Revoked(profile, options),
        Revocability.Local => Skipped(profile, now),
        Revocability.Unsupported => Lines(profile, Revocation.Unsupported, OutcomeWords.Of(Outcome.Unsupported)) with
        {
            Warnings = [LogoutWarnings.NotRevocable(profile, profile.Grant.Credentials, now)],
        },
    };

    private static LogoutReport Revoked(Profile profile, LogoutOptions options) =>
        Lines(profile, Revocation.Revoked, OutcomeWords.Of(Outcome.Ended)) with { Everywhere = options.Everywhere };

    private static LogoutReport Lines(Profile profile, Revocation revocation, string outcome)
    {
        var isOver = revocation == Revocation.Revoked;
        var report = new LogoutReport
        {
            Revocation = revocation,
            Local = LocalState.Cleared,
            Credentials = [.. profile.Grant.Credentials.Select(c => new CredentialLine(c.Kind, outcome, isOver ? null : c.ExpiresAt))],
            ValidUntil = isOver ? null : profile.Grant.Credentials.Max(c => c.ExpiresAt),
            Exit = ExitCode.Done,
        };
        return report.About(profile);
    }
}
