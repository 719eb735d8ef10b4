using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What a logout that cleared the profile leaves behind at the server.</summary>
internal static class LogoutWarnings
{
    public static IEnumerable<Warning> Of(Profile profile, Verdict verdict, IReadOnlyList<CredentialOutcome> answers)
    {
        if (verdict.Revocation == Revocation.NotApplicable)
            yield return new(WarningCode.StaysValid, LogoutText.StaysValid(profile));
        if (verdict.Revocation == Revocation.Unsupported)
            yield return NotRevocable(profile, Alive(profile, answers));
        foreach (var answer in answers.Where(a => Verdict.IsOutlivedOnly(profile.Grant, answers, a)))
            yield return new(WarningCode.StaysValid,
                $"The {KindWords.Of(answer.Kind)} was not ended and works{LogoutText.Until(answer.ValidUntil)} by itself; nothing can renew it.");
    }

    /// <summary>That the server offers no way to end these.</summary>
    public static Warning NotRevocable(Profile profile, IEnumerable<Credential> alive) => new(WarningCode.NotRevocable,
        $"{profile.Grant.Server} offers no way to end it from here. {LogoutText.StaysValid(profile, alive)}");

    private static IEnumerable<Credential> Alive(Profile profile, IReadOnlyList<CredentialOutcome> answers) =>
        profile.Grant.Credentials.Where(c => answers.Any(a => a.Kind == c.Kind && !Verdict.IsOver(a.Outcome)));
}
