using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Pending;

internal static class PendingCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        command.Sub("list", "List the credentials whose end was put off.", list => list.Runs(_ => new PendingList(tools).Run()));
        command.Sub("retry", "Try again to end them.", retry => WireRetry(retry, tools));
        command.Sub("drop", "Forget one, although it may still be valid.", drop => WireDrop(drop, tools));
        command.More = """
            authx logout --on-failure defer puts here what could not be ended. It serves no other command, and goes by
            itself once it has expired.
            """;
    }

    private static void WireRetry(CommandSpec command, Toolbox tools)
    {
        var id = command.Argument("id", "One of them, as authx pending list names it; without it all.");
        command.Runs(cancellation => new PendingRetry(tools).Run(id.Value, cancellation));
    }

    private static void WireDrop(CommandSpec command, Toolbox tools)
    {
        var id = command.Argument("id", "One of them, as authx pending list names it.");
        var force = command.Flag("-f|--force", "Do not ask for confirmation.");
        var yes = command.Flag("-y|--yes", "The same as --force.");
        command.Runs(cancellation => new PendingDrop(tools).RunAsync(id.Required(command), force.HasValue || yes.HasValue, cancellation));
    }
}
