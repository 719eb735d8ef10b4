using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What a logout that cleared the profile leaves behind at the server.</summary>
internal static class LogoutWarnings
{
    public static IEnumerable<Warning> Of(Profile profile, Verdict verdict, IReadOnlyList<CredentialOutcome> answers, DateTimeOffset now)
    {
        if (verdict.Revocation == Revocation.NotApplicable)
            yield return new(WarningCode.StaysValid, LogoutText.StaysValid(profile, now));
        if (verdict.Revocation == Revocation.Unsupported)
            yield return NotRevocable(profile, Alive(profile, answers), now);
        foreach (var answer in answers)
        {
            if (!Verdict.IsOutlivedOnly(profile.Grant, answers, answer) || answer.ValidUntil <= now)
                continue;
            yield return new(WarningCode.StaysValid,
                $"The {KindWords.Of(answer.Kind)} was not ended and works{TimeLeft.Until(answer.ValidUntil, now)} by itself; nothing can renew it.");
        }
    }

    /// <summary>That a session which nobody knows at a corrected place may have been asked for at the wrong one.</summary>
    public static IEnumerable<Warning> OfCorrection(Profile profile, Verdict verdict, LogoutOptions options) =>
        options.Set.Count == 0 || verdict.Revocation != Revocation.AlreadyGone
            ? []
            : [new(WarningCode.StaysValid, LogoutText.MayStayValid(profile))];

    /// <summary>That the server offers no way to end these.</summary>
    public static Warning NotRevocable(Profile profile, IEnumerable<Credential> alive, DateTimeOffset now) => new(WarningCode.NotRevocable,
        $"{profile.Grant.Server} offers no way to end it from here. {LogoutText.StaysValid(profile, alive, now)}");

    private static IEnumerable<Credential> Alive(Profile profile, IReadOnlyList<CredentialOutcome> answers) =>
        profile.Grant.Credentials.Where(c => answers.Any(a => a.Kind == c.Kind && !Verdict.IsOver(a.Outcome)));

    /// <summary>That there is no default profile now, with those that could be one; null where no profile is left.</summary>
    public static Warning? NoDefault(ProfileStore profiles)
    {
        const int shown = 5;
        var names = profiles.SomeNames(shown + 1);
        if (names.Count == 0)
            return null;
        var others = names.Count == 1 ? "" : Others(names, shown);
        return new(WarningCode.DefaultUnset, $"It was the default profile; there is none now. To set one: authx switch {names[0]}{others}");
    }

    // Its own method, so that LINQ is loaded only where there is anything to list.
    private static string Others(IReadOnlyList<string> names, int shown) =>
        $" (or: {string.Join(", ", names.Skip(1).Take(shown - 1))}{(names.Count > shown ? ", … authx list" : "")})";
}
