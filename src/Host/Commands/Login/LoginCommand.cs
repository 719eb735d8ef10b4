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
        var set = command.Values("--set <SETTING>", "A setting for this sign-in, as key=value; can be repeated.");
        var vault = command.Value("--vault <VAULT>", "Where to keep the secrets: auto or file.");
        var noSwitch = command.Flag("--no-switch", "Do not make it the default profile.");
        var force = command.Flag("-f|--force", "Replace a profile of another account without asking.");
        var yes = command.Flag("-y|--yes", "The same as --force.");
        var stdin = command.Flag("--token-stdin", "Read the token or key from standard input.");
        var file = command.Value("--token-file <FILE>", "Read the token or key from a file.");
        var token = command.Value("--token <VALUE>", "The token or key itself; others on this machine can see it there.");
        var tokenType = command.Value("--token-type <TYPE>", "What the token is: access or refresh.");
        var username = command.Value("--username <NAME>", "The name to sign in with.");
        var password = command.Flag("--password-stdin", "Read the password from standard input.");
        var otp = command.Value("--otp <CODE>", "A one-time code, where the server wants one.");
        var device = command.Flag("--device", "Sign in with a code that you type on another device.");
        var noBrowser = command.Flag("--no-browser", "Show the page to sign in at instead of opening it.");
        var clientCredentials = command.Flag("--client-credentials", "Sign in as the client itself, with no person.");
        var scope = command.Value("--scope <SCOPE>", "What the grant is to allow, in place of the service's setting.");
        var secretStdin = command.Flag("--client-secret-stdin", "Read the client's secret from standard input.");
        var secretFile = command.Value("--client-secret-file <FILE>", "Read the client's secret from a file.");
        command.More = """
            Without a service: the "defaultService" of your settings, else the only service there is. The profile is
            called after the service, or as --profile says. Whether and how the credential can be ended is said at once.

            In a script:  printf %s "$KEY" | authx login metrics --token-stdin
                          printf %s "$PASSWORD" | authx login legacy --username ada --password-stdin
                          printf %s "$SECRET" | authx login build --client-credentials --client-secret-stdin

            There is no option for the password itself: others on this machine could see it. It is not stored; what is
            kept is the session that it opened.
            """;
        command.Runs(cancellation => new LoginRun(tools, new LoginOptions
        {
            Service = service.Value,
            Profile = tools.Options.Profile,
            Provider = provider.Value,
            Server = server.Value,
            Set = set.All,
            Vault = vault.Value,
            NoSwitch = noSwitch.HasValue,
            Force = force.HasValue || yes.HasValue,
            TokenStdin = stdin.HasValue,
            TokenFile = file.Value,
            Token = token.Value,
            TokenType = tokenType.Value,
            Username = username.Value,
            PasswordStdin = password.HasValue,
            OneTimeCode = otp.Value,
            Device = device.HasValue,
            NoBrowser = noBrowser.HasValue,
            ClientCredentials = clientCredentials.HasValue,
            Scope = scope.Value,
            ClientSecretStdin = secretStdin.HasValue,
            ClientSecretFile = secretFile.Value,
        }).RunAsync(cancellation));
    }
}
