using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Keys;

internal static class KeysCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        command.More = "Signed in with a key that may do so, and at services whose settings describe these endpoints.";
        command.Sub("list", "Show the account's keys, without their values.", list =>
        {
            var who = Who(list);
            list.Runs(cancellation => new KeysRun(tools).ListAsync(who.Value, cancellation));
        });
        command.Sub("delete", "Delete a key: whoever uses it is locked out at once.", delete =>
        {
            var who = Who(delete);
            var id = delete.Value("--key-id <ID>", "The key's id, as keys list shows it.");
            delete.Runs(cancellation => new KeysRun(tools)
                .DeleteAsync(who.Value, id.Value ?? throw WrongLine.OptionMissing(delete, "--key-id").AsException(), cancellation));
        });
    }

    private static ArgumentSpec Who(CommandSpec command) =>
        command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
}
