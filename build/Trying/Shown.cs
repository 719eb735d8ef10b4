using System.Text;
using Authx.Build.Running;

namespace Authx.Build.Trying;

/// <summary>authx as a user sees it: every command with its output; and never a secret.</summary>
internal sealed class Shown(Repository repository, string home)
{
    private readonly List<string> _secrets = [];

    /// <summary>A text that must not appear on the screen.</summary>
    public void Guard(string secret) => _secrets.Add(secret);

    /// <summary>Runs authx and shows what it says.</summary>
    public async Task RunAsync(int expected, string input, string[] arguments, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(expected, input, arguments, cancellationToken);
        if (_secrets.Any(secret => answer.Output.Contains(secret, StringComparison.Ordinal) || answer.Talk.Contains(secret, StringComparison.Ordinal)))
            throw new BuildFailure($"authx {string.Join(' ', arguments)} printed a secret");
        Write(answer.Talk);
        Write(answer.Output);
    }

    /// <summary>Runs authx, and does in its user's place what it waits for, with all that it has said until then.</summary>
    public async Task RunAsync(string[] arguments, Func<string, Task> whenItWaits, CancellationToken cancellationToken)
    {
        Announce("", arguments);
        using var process = Authx("", arguments).Start();
        process.StandardInput.Close();
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            WriteLine(line);
            said.AppendLine(line);
            if (line.StartsWith(PlayedBrowser.Waiting, StringComparison.Ordinal))
                await whenItWaits(said.ToString());
        }

        Write(await process.StandardOutput.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw Unexpected(arguments, process.ExitCode, 0);
    }

    /// <summary>Runs authx for what it hands out, which is not shown.</summary>
    public async Task<string> TakeAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(0, "", arguments, cancellationToken);
        return answer.Output.TrimEnd();
    }

    /// <summary>Says what was found out on another way, and fails where it is not so.</summary>
    public static void Check(bool holds, string sentence)
    {
        WriteLine($"# {sentence}: {(holds ? "yes" : "NO")}");
        if (!holds)
            throw new BuildFailure($"expected, but not so: {sentence}");
    }

    private async Task<Answer> AnswerAsync(int expected, string input, string[] arguments, CancellationToken cancellationToken)
    {
        Announce(input, arguments);
        var answer = await Authx(input, arguments).AnswerAsync(cancellationToken);
        if (answer.ExitCode == expected)
            return answer;
        Write(answer.Talk);
        throw Unexpected(arguments, answer.ExitCode, expected);
    }

    private static void Announce(string input, string[] arguments)
    {
        WriteLine();
        WriteLine($"$ {(input.Length > 0 ? "… | " : "")}authx {string.Join(' ', arguments)}");
    }

    private static BuildFailure Unexpected(string[] arguments, int exitCode, int expected) =>
        new($"authx {string.Join(' ', arguments)}: exit code {exitCode}, expected {expected}");

    private Command Authx(string input, string[] arguments) => new(repository.Tool, arguments)
    {
        Directory = home,
        Input = input,
        Variables = Scratch.Variables(home),
    };
}
