namespace Authx.Host.Commands.Tests.Support;

/// <summary>Profiles of the steerable test provider.</summary>
internal static class SignedIn
{
    public const string Name = "it";

    /// <summary>Signs in with the canary; what the provider does from then on is in the settings.</summary>
    public static Task<Home> SignInAsync(this Home home, params string[] settings) => home.SignInAsAsync(Name, settings);

    /// <summary>The same under another name.</summary>
    public static async Task<Home> SignInAsAsync(this Home home, string name, params string[] settings)
    {
        var sets = settings.SelectMany(setting => new[] { "--set", setting });
        var ran = await home.RunAsync(
            new FakeTerminal().Piped(Home.Canary), ["login", "--provider", "good", "--profile", name, "--token-stdin", .. sets]);
        ran.ShouldBeDone();
        return home;
    }

    /// <summary>The same to a service of the config.</summary>
    public static async Task<Home> SignInToServiceAsync(this Home home, string service, params string[] settings)
    {
        var sets = settings.SelectMany(setting => new[] { "--set", setting });
        (await home.RunAsync(new FakeTerminal().Piped(Home.Canary), ["login", service, "--profile", Name, "--token-stdin", .. sets])).ShouldBeDone();
        return home;
    }

    /// <summary>A session that authx obtained and that the server can be told to end.</summary>
    public static Task<Home> OpenSessionAsync(this Home home, params string[] settings) => home.OpenSessionAsAsync(Name, settings);

    /// <summary>The same under another name.</summary>
    public static Task<Home> OpenSessionAsAsync(this Home home, string name, params string[] settings) => home.SignInAsAsync(
        name, ["grant.kinds=session", "grant.provenance=minted", "grant.revocability=atServer", "logout.outcome=ended", .. settings]);

    public static string ProfileFile(this Home home, string name = Name) => home.PathOf("profiles", name + ".json");

    public static bool HasProfile(this Home home) => File.Exists(home.ProfileFile());
}
