using Authx.Build.Running;

namespace Authx.Build.Benching;

/// <summary>What is measured. Every subject gets a home of its own and leaves the user's alone.</summary>
internal sealed class Subjects(Repository repository, string scratch)
{
    // Nothing is ever sent there: a key is taken unchecked where the service has no whoami endpoint.
    private const string Config = """{ "services": { "bench": { "provider": "apikey", "server": "https://bench.invalid" } } }""";

    private const string GhHosts = """
        github.com:
            users:
                bench:
                    oauth_token: gho_bench
            git_protocol: https
            oauth_token: gho_bench
            user: bench

        """;

    public async Task<Subject> HelloAsync(CancellationToken cancellationToken)
    {
        var output = Path.Combine(scratch, "hello");
        await new Command("dotnet", "publish", repository.At("bench", "Hello"), "-c", "Release", "-o", output, "-v", "quiet").RunAsync(cancellationToken);
        return new("hello", new Command(Path.Combine(output, OperatingSystem.IsWindows() ? "Hello.exe" : "Hello")), () => { });
    }

    /// <summary>The profile is put back before each run.</summary>
    public async Task<Subject> LogoutAsync(CancellationToken cancellationToken)
    {
        var (signedIn, home) = (await SignedInAsync("logout-before", cancellationToken), Path.Combine(scratch, "logout"));
        return new("authx logout", Authx(home, "logout"), () => Scratch.Replace(signedIn, home));
    }

    /// <summary>The same where ten thousand profiles lie beside it; only what a logout takes away is put back.</summary>
    public async Task<Subject> LogoutAmongManyAsync(CancellationToken cancellationToken)
    {
        var home = await SignedInAsync("logout-many", cancellationToken);
        var (profile, pointer) = (Path.Combine(home, "profiles", "bench.json"), Path.Combine(home, "default-profile"));
        var (text, pointed) = (await File.ReadAllTextAsync(profile, cancellationToken), await File.ReadAllTextAsync(pointer, cancellationToken));
        for (var other = 1; other < 10_000; other++)
            Put(Path.Combine(home, "profiles", $"other-{other}.json"), text.Replace("\"bench\"", $"\"other-{other}\"", StringComparison.Ordinal));
        return new("authx logout among 10,000", Authx(home, "logout"), () =>
        {
            Put(profile, text);
            Put(pointer, pointed);
        });
    }

    public async Task<Subject> TokenAsync(CancellationToken cancellationToken)
    {
        var home = await SignedInAsync("token", cancellationToken);
        return new("authx token", Authx(home, "token"), () => { });
    }

    /// <summary>The peer; null where it is not installed.</summary>
    public Subject? GhLogout()
    {
        if (OnPath.Find("gh") is not { } gh)
            return null;
        var home = Path.Combine(scratch, "gh");
        var variables = new Dictionary<string, string?>
        {
            ["GH_CONFIG_DIR"] = home,
            ["GH_TOKEN"] = null,
            ["GITHUB_TOKEN"] = null,
            ["GH_NO_UPDATE_NOTIFIER"] = "1",
        };
        var command = new Command(gh, "auth", "logout", "--hostname", "github.com", "--user", "bench") { Variables = variables };
        return new("gh auth logout", command, () =>
        {
            Directory.CreateDirectory(home);
            File.WriteAllText(Path.Combine(home, "hosts.yml"), GhHosts);
        });
    }

    private async Task<string> SignedInAsync(string name, CancellationToken cancellationToken)
    {
        var home = Path.Combine(scratch, name);
        Directory.CreateDirectory(home);
        await File.WriteAllTextAsync(Path.Combine(home, "config.json"), Config, cancellationToken);
        var login = await (Authx(home, "login", "bench", "--token-stdin") with { Input = "sk_bench" }).AnswerAsync(cancellationToken);
        return login.ExitCode == 0 ? home : throw new BuildFailure($"authx login: exit code {login.ExitCode}: {login.Talk}");
    }

    private static void Put(string file, string text)
    {
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private Command Authx(string home, params string[] arguments) =>
        new(repository.Tool, arguments) { Variables = Scratch.Variables(home) };
}
