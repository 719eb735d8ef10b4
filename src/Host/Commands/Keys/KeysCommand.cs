using McMaster.Extensions.CommandLineUtils;

namespace Authx.Host.Commands.Keys;

internal static class KeysCommand
{
    public static Verb Verb { get; } = new("keys", "List and delete the account's API keys at the server.", Wire);

    private static void Wire(CommandLineApplication command, Toolbox tools)
    {
        command.ExtendedHelpText = "Signed in with a key that may do so, and at services whose settings describe these endpoints.";
        command.Sub("list", "Show the account's keys, without their values.", list =>
        {
            var who = Who(list);
            list.Runs(tools, _ => new KeysRun(tools).ListAsync(who.Value));
        });
        command.Sub("delete", "Delete a key: whoever uses it is locked out at once.", delete =>
        {
            var who = Who(delete);
            var id = delete.Value("--key-id <ID>", "The key's id, as keys list shows it.");
            delete.Runs(tools, _ => new KeysRun(tools).DeleteAsync(who.Value, id.Value() ?? throw WrongLine.OptionMissing(delete, "--key-id").AsException()));
        });
    }

    private static CommandArgument Who(CommandLineApplication command) =>
        command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
}
