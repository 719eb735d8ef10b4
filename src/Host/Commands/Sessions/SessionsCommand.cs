using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Sessions;

internal static class SessionsCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        command.More = """
            At services that have such endpoints, and whose provider knows them. To end all of them at once:
            authx logout --everywhere
            """;
        command.Sub("list", "Show where the account is signed in.", list =>
        {
            var who = Who(list);
            list.Runs(cancellation => new SessionsRun(tools).ListAsync(who.Value, cancellation));
        });
        command.Sub("revoke", "End one session: whoever uses it is signed out at once.", revoke =>
        {
            var who = Who(revoke);
            var id = revoke.Value("--session-id <ID>", "The session's id, as sessions list shows it.");
            revoke.Runs(cancellation => new SessionsRun(tools)
                .RevokeAsync(who.Value, id.Value ?? throw WrongLine.OptionMissing(revoke, "--session-id").AsException(), cancellation));
        });
    }

    private static ArgumentSpec Who(CommandSpec command) =>
        command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
}
