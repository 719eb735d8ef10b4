using Authx.Host.Commands.Line;
using Authx.Host.Commands.Login;

namespace Authx.Host.Commands.Exec;

/// <summary>Runs a program with the credential in its environment, and nowhere else.</summary>
internal static class ExecCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        var who = command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
        var ephemeral = command.Flag("--ephemeral", "Sign in for this program alone, and sign out after it.");
        var service = command.Value("--service <NAME>", "With --ephemeral: the service to sign in to.");
        var words = new LoginWords(command);
        command.TakesWordsAfterDashes = true;
        command.More = """
            Usage: authx exec [profile] -- PROGRAM [arguments]
                   authx exec --ephemeral --service NAME -- PROGRAM [arguments]

            The credential is in the service's own variable (its "env" setting), else in AUTHX_TOKEN; for that program
            and what it starts, not in this shell. The exit code is the program's own. PROGRAM is looked for in the
            absolute entries of PATH, never in the current directory.

            With --ephemeral the options of login say what to sign in with. The credential is ended whatever became of the
            program, also after Ctrl-C; where that fails it is kept under a name that is told, and a program that had done
            well does not pass for one: exit 1.
            """;
        command.Runs(async cancellation =>
        {
            if (tools.AfterDashes is not { Count: > 0 } program)
                throw Usage("There is no program to run.", "authx exec [profile] -- PROGRAM [arguments]");
            if (!ephemeral.HasValue)
                return await RunAsync(tools, who.Value, program, IsLogin(service, words), cancellation);
            if ((who.Value ?? tools.Options.Profile) is not null)
                throw Usage("With --ephemeral there is no profile yet that could be named.", "authx exec --ephemeral --service NAME -- PROGRAM");
            return await new EphemeralRun(tools, words.Read() with { Service = service.Value }).RunAsync(program, cancellation);
        });
    }

    private static bool IsLogin(OptionSpec service, LoginWords words) => service.HasValue || words.AnyGiven;

    private static async Task<ExitCode> RunAsync(Toolbox tools, string? who, IReadOnlyList<string> program, bool isLogin, CancellationToken cancellationToken)
    {
        if (isLogin)
            throw Usage("What to sign in with goes with --ephemeral.", "authx exec --ephemeral --service NAME -- PROGRAM");
        var token = await new TokenSource(tools).GetAsync(who, TimeSpan.FromSeconds(60), cancellationToken);
        var variables = new Dictionary<string, string> { [token.Variable] = token.Value.Reveal() };
        // The program's own code, which may be none of ours.
        return (ExitCode)await tools.Launcher.RunAsync(program[0], program.Skip(1), variables);
    }

    private static FailureException Usage(string message, string hint) => new Failure(ErrorCode.Usage, message) { Hint = hint }.AsException();
}
