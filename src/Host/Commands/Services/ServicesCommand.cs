using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Services;

internal static class ServicesCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        command.More = "A service is a name for a provider and its settings. None of these commands asks a server, or signs in or out.";
        command.Sub("list", "Show all services.", list =>
        {
            list.More = "The service that authx login means when none is named has a star. Whether you are signed in shows authx list, not this.";
            list.Runs(_ => ServicesList.Run(tools));
        });
        command.Sub("show", "Show what holds for one service, and where it stands.", show =>
        {
            var name = show.Argument("name", "A service; see authx services list.");
            show.More = "The plugin's defaults too. What profiles learned at login is not shown: a later change here does not reach them.";
            show.Runs(_ => ServicesShow.Run(tools, name.Required(show)));
        });
        command.Sub("add", "Add a service to your file.", add => WireAdd(add, tools));
        command.Sub("remove", "Remove a service from your file.", remove =>
        {
            var name = remove.Argument("name", "A service; see authx services list.");
            remove.More = "It signs nobody out: profiles that were signed in through the service stay, and can still be signed out of.";
            remove.Runs(cancellation => new ServiceRemoval(tools).RunAsync(name.Required(remove), cancellation));
        });
    }

    private static void WireAdd(CommandSpec add, Toolbox tools)
    {
        var name = add.Argument("name", "The new service's name: a-z, 0-9, \".\", \"_\" and \"-\".");
        var provider = add.Value("--provider <ID>", "The provider; see authx plugin list.");
        var server = add.Value("--server <URL>", "The service's address.");
        var set = add.Values("--set <SETTING>", "A setting of the provider, as key=value; can be repeated. See authx plugin info ID.");
        var env = add.Value("--env <NAME>", "The variable by which the service's own tools take the credential.");
        var manageUrl = add.Value("--manage-url <URL>", "The page where a person manages credentials.");
        add.More = """
            It writes your file, does not sign in and does not ask the server whether all this is right; authx login NAME
            does. A secret is no setting: it is handed over at login.
            """;
        add.Runs(cancellation => new ServiceAddition(tools, new ServiceOptions
        {
            Name = name.Required(add),
            Provider = provider.Value ?? throw WrongLine.OptionMissing(add, "--provider").AsException(),
            Server = server.Value,
            Set = set.All,
            Env = env.Value,
            ManageUrl = manageUrl.Value,
        }).RunAsync(cancellation));
    }
}
