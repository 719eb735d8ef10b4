using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Login;

internal static class LoginCommand
{
    public static Verb Verb { get; } = new(Wire)
    {
        WriteFailure = (json, failure) => LoginReport.WriteFailure(json, failure),
    };

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        var service = command.Argument("service", "A service from your settings; see authx services list.");
        var provider = command.Value("--provider <ID>", "Without a service: the provider to use; see authx plugin list.");
        var server = command.Value("--server <URL>", "Without a service: the server to sign in to.");
        var vault = command.Value("--vault <VAULT>", "Where to keep the secrets: auto or file.");
        var noSwitch = command.Flag("--no-switch", "Do not make it the default profile.");
        var force = command.Flag("-f|--force", "Replace a profile of another account without asking.");
        var yes = command.Flag("-y|--yes", "The same as --force.");
        var words = new LoginWords(command);
        command.More = """
            Without a service: the "defaultService" of your settings, else the only service there is. The profile is
            called after the service, or as --profile says. Whether and how the credential can be ended is said at once.

            In a script:  printf %s "$KEY" | authx login metrics --token-stdin
                          printf %s "$PASSWORD" | authx login legacy --username ada --password-stdin
                          printf %s "$SECRET" | authx login build --client-credentials --client-secret-stdin

            There is no option for the password itself: others on this machine could see it. It is not stored; what is
            kept is the session that it opened.
            """;
        command.Runs(cancellation => new LoginRun(tools, words.Read() with
        {
            Service = service.Value,
            Profile = tools.Options.Profile,
            Provider = provider.Value,
            Server = server.Value,
            Vault = vault.Value,
            NoSwitch = noSwitch.HasValue,
            Force = force.HasValue || yes.HasValue,
        }).RunAsync(cancellation));
    }
}
