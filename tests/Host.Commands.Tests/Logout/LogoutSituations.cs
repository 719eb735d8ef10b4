using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

/// <summary>What a logout can meet: a name for each row of the table of what came of it, and how it is set up.</summary>
internal static class LogoutSituations
{
    /// <summary>Sets it up.</summary>
    /// <returns>What undoes it in the end.</returns>
    public static async Task<IDisposable?> SetUpAsync(this Home home, string situation)
    {
        home.WithConfig("""{ "services": { "acme": { "provider": "good", "server": "https://x.example" } } }""");
        if (situation != "nothing")
            await home.SignInToServiceAsync("acme", SettingsOf(situation));
        return situation switch
        {
            "plugin missing" => Change(home, "\"good\"", "\"goner\""),
            "unreadable" => Change(home, "{", ""),
            "open to others" => Open(home),
            "locked" => new FileStream(home.PathOf("locks", SignedIn.Name + ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None),
            _ => null,
        };
    }

    // Sessions, but for the API key and the two tokens of which one was issued from the other.
    private static string[] SettingsOf(string situation) => situation switch
    {
        "ended" or "plugin missing" or "unreadable" or "open to others" or "locked" => Session("ended", "dead"),
        "already gone" => Session("alreadyGone", "dead"),
        "api key" => ["logout.outcome=localOnly", "logout.revoked=ended"],
        "unsupported" => Session("unsupported", "alive"),
        "brought along" => [.. Session("ended", "dead"), "grant.provenance=imported"],
        "failing" => Session("failed", "alive"),
        "not addressable" => Session("unaddressable", "alive"),
        "denied" => Session("denied", "alive"),
        "still alive" => Session("ended", "alive"),
        "outlived" =>
        [
            .. Session("ended", "dead"), "grant.kinds=refreshToken,accessToken", "grant.derived=true",
            "logout.outcomes.accessToken=failed", "proof.states.refreshToken=dead", "proof.states.accessToken=alive",
        ],
        _ => throw new ArgumentException($"There is no situation \"{situation}\"."),
    };

    private static string[] Session(string outcome, string proof) =>
    [
        "grant.kinds=session", "grant.provenance=minted", "grant.revocability=atServer", "grant.everywhere=true",
        "grant.page=https://x.example/bye", $"logout.outcome={outcome}", $"proof.states.session={proof}",
    ];

    private static IDisposable? Change(Home home, string old, string changed)
    {
        File.WriteAllText(home.ProfileFile(), File.ReadAllText(home.ProfileFile()).Replace(old, changed, StringComparison.Ordinal));
        return null;
    }

    private static IDisposable? Open(Home home)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(home.ProfileFile(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        return null;
    }
}
