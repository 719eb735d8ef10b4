using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Whoami;

internal static class WhoamiCommand
{
    public static Verb Verb { get; } = new(Wire)
    {
        WriteFailure = (json, failure) => new WhoamiReport { State = SignedInState.Unknown, Error = failure }.Write(json),
    };

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        var who = command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
        var offline = command.Flag("--offline", "Do not ask the server.");
        var strict = command.Flag("--strict", "Exit with 1 where the server could not be asked.");
        command.More = """
            Exit codes: 0 this machine holds a credential that has not been refused; 1 it holds none, or the server
            refused it. A server that could not be asked leaves the state "unknown": 0 with a warning, 1 with --strict.

            It reads profiles only, never a token in the environment.
            """;
        command.Runs(cancellation => new WhoamiRun(tools, offline.HasValue, strict.HasValue)
            .RunAsync(who.Value, cancellation));
    }
}
