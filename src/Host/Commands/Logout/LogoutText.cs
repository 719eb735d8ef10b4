using System.Globalization;
using System.Text;
using Authx.Host.Profiles;
using Authx.Host.Terminal;

namespace Authx.Host.Commands.Logout;

/// <summary>The report in sentences: what was ended and where, what was cleared, what stays valid and how to end that.</summary>
internal static class LogoutText
{
    public static string Of(LogoutReport report, bool dryRun) => report.Local switch
    {
        LocalState.Failed => NotCleared(report),
        LocalState.Kept when report.Exit != ExitCode.Done => $"Not logged out. The profile \"{report.Profile}\" is kept.",
        _ => OfServer(report, dryRun),
    };

    private static string OfServer(LogoutReport report, bool dryRun) => report.Revocation switch
    {
        Revocation.Revoked =>
            $"{Done(dryRun)} {Kinds(report)} {(dryRun ? "to be ended" : "ended")} at {report.Server}{Elsewhere(report)}{Proven(report)}; {Cleared(report, dryRun)}.",
        Revocation.AlreadyGone => $"{Done(dryRun)} {Kinds(report)} had already ended at {report.Server}{Proven(report)}; {Cleared(report, dryRun)}.",
        Revocation.NotApplicable or Revocation.Skipped or Revocation.Unsupported =>
            $"{Done(dryRun)[..^1]} locally. {Capital(Cleared(report, dryRun))}.",
        Revocation.None => report.Profile is { } name
            ? $"No active session: there is no profile \"{name}\"; nothing to do."
            : "No active session; nothing to do.",
        Revocation.Deferred => $"Logged out locally; the end at {report.Server} is put off. {Capital(Cleared(report, dryRun))}.",
        Revocation.Failed when report.Local == LocalState.Cleared => $"Not ended at {report.Server}; {Cleared(report, dryRun)} all the same.",
        Revocation.Failed or Revocation.NotAttempted => $"Not logged out. The profile \"{report.Profile}\" is kept.",
    };

    /// <summary>What lives on after a logout that told no server, and how a person ends it.</summary>
    public static string StaysValid(Profile profile, DateTimeOffset now) => StaysValid(profile, profile.Grant.Credentials, now);

    public static string StaysValid(Profile profile, IEnumerable<Credential> alive, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var credential in alive)
        {
            if (credential.ExpiresAt <= now)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"The {KindWords.Of(credential.Kind)}{(credential.Id is { } id ? $" {ForeignText.Clean(id)}" : "")} stays valid at {profile.Grant.Server}{TimeLeft.Until(credential.ExpiresAt, now)}. ");
        }

        return text.Length == 0 ? $"It had expired; nothing of it stays valid at {profile.Grant.Server}." : text.Append(HowToEnd(profile)).ToString();
    }

    /// <summary>That a corrected request may have missed what it meant.</summary>
    public static string MayStayValid(Profile profile) =>
        $"{profile.Grant.Server} knew nothing of it at the place that --set names. If that place is wrong, it is still valid. {HowToEnd(profile)}";

    private static string HowToEnd(Profile profile) => profile.ManageUrl is { } url && PageAt(url) is { } page
        ? $"To end it, delete it at {page}"
        : $"To end it, use the web pages of {profile.Grant.Server}.";

    // Its own method, so that the runtime loads its Uri only where there is an address.
    private static string? PageAt(string url) => SafeAddress.From(url)?.AbsoluteUri;

    private static string Done(bool dryRun) => dryRun ? "Would log out." : "Logged out.";

    private static string Cleared(LogoutReport report, bool dryRun) =>
        $"{(dryRun ? "would clear" : "cleared")} profile \"{report.Profile}\"";

    private static string NotCleared(LogoutReport report)
    {
        var server = report.Revocation is Revocation.Revoked or Revocation.AlreadyGone ? $"{Kinds(report)} ended at {report.Server}" : "Not signed out";
        return $"{server}; the profile \"{report.Profile}\" could not be cleared.";
    }

    private static string Elsewhere(LogoutReport report) => report.Everywhere ? ", and the account's other sessions there" : "";

    private static string Proven(LogoutReport report) => report is { Verified: true, VerifiedBy: { } by } ? $", verified by {by}" : "";

    // Only what is over: a token that lives on by itself has a warning of its own.
    private static string Kinds(LogoutReport report) =>
        Capital(string.Join(" and ", report.Credentials.Where(IsOver).Select(c => KindWords.Of(c.Kind))));

    public static bool IsOver(CredentialLine line) =>
        line.Outcome == OutcomeWords.Of(Outcome.Ended) || line.Outcome == OutcomeWords.Of(Outcome.AlreadyGone);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>A credential's kind as people say it: <c>refreshToken</c> is a refresh token, <c>apiKey</c> an API key.</summary>
internal static class KindWords
{
    public static string Of(string kind)
    {
        var text = new StringBuilder();
        foreach (var c in kind)
            _ = char.IsAsciiLetterUpper(c) ? text.Append(' ').Append(char.ToLowerInvariant(c)) : text.Append(c);
        return text.Replace("api ", "API ").ToString();
    }
}
