using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Exec;

/// <summary>Runs a program with the credential in its environment, and nowhere else.</summary>
internal static class ExecCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        var who = command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
        command.TakesWordsAfterDashes = true;
        command.More = """
            Usage: authx exec [profile] -- PROGRAM [arguments]

            The credential is in the service's own variable (its "env" setting), else in AUTHX_TOKEN; for that program
            and what it starts, not in this shell. The exit code is the program's own. PROGRAM is looked for in the
            absolute entries of PATH, never in the current directory.
            """;
        command.Runs(async cancellation =>
        {
            if (tools.AfterDashes is not { Count: > 0 } words)
                throw new Failure(ErrorCode.Usage, "There is no program to run.") { Hint = "authx exec [profile] -- PROGRAM [arguments]" }.AsException();
            var token = await new TokenSource(tools).GetAsync(who.Value, TimeSpan.FromSeconds(60), cancellation);
            var variables = new Dictionary<string, string> { [token.Variable] = token.Value.Reveal() };
            // The program's own code, which may be none of ours.
            return (ExitCode)await tools.Launcher.RunAsync(words[0], words.Skip(1), variables);
        });
    }
}
