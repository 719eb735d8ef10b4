using System.Text.RegularExpressions;

namespace Authx.EndToEnd;

/// <summary>
/// The whole road of a stranger, as its page tells it (docs/plugins/tutorial.md): with the packed packages, the installed
/// tool and a terminal, in a directory that knows nothing of this repository.
/// </summary>
public sealed class Tutorial : IDisposable
{
    private const string Password = "CANARY-of-the-widgets";

    private static readonly TimeSpan ABuild = TimeSpan.FromMinutes(5);

    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [FactWhere(Needs.Terminal)]
    public async Task Every_command_of_the_page_does_what_it_is_there_for()
    {
        await using var service = await WidgetsService.StartAsync(Password);
        // Beside the user's own sources, from which xunit comes.
        await File.WriteAllTextAsync(Path.Combine(_home.Directory, "NuGet.config"),
            $"""<configuration><packageSources><add key="packed" value="{Environment.GetEnvironmentVariable("AUTHX_PACKAGES")}" /></packageSources></configuration>""");
        await using var terminal = await TerminalSession.OpenAsync(_home, Variables());
        var (played, ended) = (new List<string>(), 0);
        foreach (var command in TutorialPage.Commands)
        {
            var screen = await PlayAsync(terminal, command.Replace("https://widgets.example", service.Address, StringComparison.Ordinal));
            played.Add(command);
            foreach (var secret in service.Tokens.Append(Password))
                screen.ShouldNotContain(secret, Case.Sensitive, command);
            if (command.StartsWith("authx login", StringComparison.Ordinal))
                service.Alive.ShouldBe(1, screen);
            ended += command.StartsWith("authx logout", StringComparison.Ordinal) ? 1 : 0;
            if (command.StartsWith("authx logout", StringComparison.Ordinal))
                service.Alive.ShouldBe(0, screen);
            Told(command).ShouldAllBe(word => screen.Contains(word), screen);
        }

        ended.ShouldBe(2);
        played.ShouldContain("dotnet test");
        played[^1].ShouldStartWith("authx plugin remove");
        Directory.EnumerateFiles(_home.Profiles).ShouldBeEmpty();
    }

    // What the page promises of them; the exit code is asked of all.
    private static string[] Told(string command) => command switch
    {
        "dotnet test" => ["failed: 0, succeeded: "],
        "authx plugin check" => ["contoso.authx.widgets"],
        "authx whoami" => ["ada at ", "the server accepts it"],
        "authx logout" => ["Session ended at "],
        "authx logout --verify" => ["Session ended at ", "verified by whoami"],
        "authx plugin list" => ["contoso.authx.widgets", "0.2.0"],
        "authx plugin install contoso.authx.widgets@0.1.0" => ["0.1.0"],
        _ => [],
    };

    private static async Task<string> PlayAsync(TerminalSession terminal, string command)
    {
        await terminal.ClearAsync();
        if (command.StartsWith("cd ", StringComparison.Ordinal))
        {
            await terminal.TypeLineAsync(command);
            return "";
        }

        await terminal.StartAsync(command);
        foreach (var (question, answer) in Asked(command))
        {
            await terminal.SeesAsync(question);
            await terminal.TypeLineAsync(answer);
        }

        var (code, screen) = await terminal.EndAsync(ABuild);
        code.ShouldBe(0, screen);
        return screen;
    }

    private static (string Question, string Answer)[] Asked(string command) => command switch
    {
        _ when command.StartsWith("authx login", StringComparison.Ordinal) => [("User name", "ada"), ("Password", Password)],
        // The way back to what was trusted before asks nobody.
        _ when command.StartsWith("authx plugin install", StringComparison.Ordinal) && !command.Contains('@') => [(@"\[y/N\]", "y")],
        _ => [],
    };

    // All of this machine that a build may need, and a package cache of its own: an older build of the same version may lie in the user's.
    private Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_home.Directory, "packages"), ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_UI_LANGUAGE"] = "en" };
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => Regex.IsMatch(name, "^(SSL_|NUGET_|DOTNET_|https?_proxy$)", RegexOptions.IgnoreCase)))
            variables.TryAdd(name, Environment.GetEnvironmentVariable(name)!);
        variables.Remove("DOTNET_ROOT");
        return variables;
    }
}
