namespace Authx.Host.Commands.Whoami;

/// <summary>The report in lines.</summary>
internal static class WhoamiText
{
    public static string Of(WhoamiReport report, DateTimeOffset now)
    {
        var profile = report.Profile!;
        var account = report.Account ?? profile.Grant.Account;
        var who = ForeignText.Clean(account?.Name ?? account?.Id ?? "an account that the service does not name");
        return $"""
            {who} at {profile.Grant.Server}
              profile     {profile.Name}{(account is null ? "" : $"\n  account id  {ForeignText.Clean(account.Id)}")}
              provider    {profile.Provider}
              state       {StateOf(report)}{Expiry(report, now)}
              sign-out    {RevocabilityWords.Of(profile.Grant)}
            """;
    }

    private static string StateOf(WhoamiReport report) => report.State switch
    {
        SignedInState.SignedIn when report.Checked => "signed in; the server accepts it",
        SignedInState.SignedIn => "signed in; the server was not asked",
        SignedInState.SignedOut => "signed out",
        SignedInState.Unknown => "unknown; the server could not be asked",
    };

    private static string Expiry(WhoamiReport report, DateTimeOffset now) =>
        report.Profile!.Grant.Credentials.Max(c => c.ExpiresAt) is { } time ? $"\n  valid{TimeLeft.Until(time, now)}" : "";
}
