using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What --verify and --strict make of a report.</summary>
internal static class Verification
{
    /// <summary>The report, with what the proof came to.</summary>
    public static LogoutReport With(LogoutReport report, Profile profile, Grant grant, Proof proof, DateTimeOffset now, LogoutOptions options)
    {
        var judged = report with { Verified = proof.IsDead, VerifiedBy = proof.By };
        if (proof.WhyUnknown is { } why)
            return judged with { Warnings = [.. report.Warnings, NotVerified($"Whether it is dead could not be verified: {why}.")] };
        var outlivers = proof.Alive.Where(kind => IsOutlived(report, grant, kind)).ToList();
        return proof.Alive.Count > outlivers.Count
            ? StillAlive(judged, profile, proof.Alive.Except(outlivers).First(), options)
            : outlivers.Aggregate(judged, (told, kind) => Outlived(told, grant, kind, now));
    }

    /// <summary>The report of a logout that ended nothing at the server.</summary>
    public static LogoutReport NothingToProve(LogoutReport report) =>
        report with { Warnings = [.. report.Warnings, NotVerified("Nothing was ended at the server, so that there is nothing to verify.")] };

    /// <summary>The report of a logout that was to leave nothing that is not known to be dead.</summary>
    public static LogoutReport Strict(LogoutReport report, Profile profile, LogoutOptions options)
    {
        var why = report switch
        {
            { Local: not LocalState.Cleared } => null,
            { Revocation: Revocation.Unsupported } => "the server offers no way to end it",
            { Revocation: Revocation.Skipped } when profile.Grant.Revocability != Revocability.Local => "it was brought along, and no server was told",
            { Revocation: Revocation.Revoked or Revocation.AlreadyGone, Verified: false } => "that it is dead is not proven",
            { Revocation: Revocation.Revoked or Revocation.AlreadyGone } when report.Credentials.Any(c => !LogoutText.IsOver(c)) => "not all of it has ended",
            _ => null,
        };
        if (why is null)
            return report;
        var hint = report.Revocation == Revocation.Skipped ? $"To end it at the server: authx logout {profile.Name} --revoke --strict" : LogoutFailure.NextCommand(profile, ErrorCode.NotProvenDead, options);
        return report with
        {
            Local = LocalState.Kept,
            Exit = ExitCode.Failed,
            Error = new(ErrorCode.NotProvenDead, $"The profile \"{profile.Name}\" is kept, as --strict demands: {why}.") { Hint = hint },
        };
    }

    // Once what it was issued from has ended, it is only its own time that it has left.
    private static bool IsOutlived(LogoutReport report, Grant grant, string kind) =>
        grant.Find(kind)?.IssuedFrom is { } origin && report.Credentials.Any(c => c.Kind == origin && LogoutText.IsOver(c));

    private static LogoutReport Outlived(LogoutReport report, Grant grant, string kind, DateTimeOffset now)
    {
        var expiry = grant.Find(kind)?.ExpiresAt;
        // That it was not ended has been said; that it is not dead is no news then.
        var isNews = report.Credentials.Any(c => c.Kind == kind && LogoutText.IsOver(c));
        var warning = new Warning(WarningCode.StaysValid,
            $"The server still takes the {KindWords.Of(kind)}, which works{TimeLeft.Until(expiry, now)} by itself; nothing can renew it.");
        return report with
        {
            ValidUntil = report.ValidUntil > expiry ? report.ValidUntil : expiry,
            Credentials = [.. report.Credentials.Select(c => c.Kind == kind ? c with { ValidUntil = expiry } : c)],
            Warnings = isNews ? [.. report.Warnings, warning] : report.Warnings,
        };
    }

    private static LogoutReport StillAlive(LogoutReport report, Profile profile, string kind, LogoutOptions options) => report with
    {
        Revocation = Revocation.Failed,
        Local = LocalState.Kept,
        Exit = ExitCode.Failed,
        Credentials = [.. report.Credentials.Select(c => c.Kind == kind ? c with { Outcome = OutcomeWords.Of(Outcome.Failed) } : c)],
        Error = new(ErrorCode.StillAlive, $"{profile.Grant.Server} accepted the end of the {KindWords.Of(kind)}, but it is still alive{By(report)}.")
        { Hint = LogoutFailure.NextCommand(profile, ErrorCode.StillAlive, options) },
    };

    private static string By(LogoutReport report) => report.VerifiedBy is { } by ? $" ({by} says so)" : "";

    private static Warning NotVerified(string message) => new(WarningCode.NotVerified, message);
}
