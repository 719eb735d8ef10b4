using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Logout;

internal static class LogoutCommand
{
    public static Verb Verb { get; } = new(Wire)
    {
        WriteFailure = (json, failure) => LogoutReport.NotAttempted(null, failure).Write(json),
    };

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        var who = command.Argument("profile", "A profile's name, else an account's id, else an account's name; never a service.");
        var all = command.Flag("--all", "Sign out of every profile on this machine; asks first.");
        var service = command.Value("--service <NAME>", "Sign out of every profile of this service.");
        var local = command.Flag("--local", "Tell no server: only remove this machine's copy.");
        var revoke = command.Flag("--revoke", "End it at the server although you brought it along; deletes an API key.");
        var everywhere = command.Flag("--everywhere", "End the account's sessions on other machines too; asks first.");
        var verify = command.Flag("--verify", "Ask the server whether what it ended is dead.");
        var strict = command.Flag("--strict", "Count as failed, and keep, what is not known to be dead.");
        var onFailure = command.Value("--on-failure <WHAT>", "What could not be ended: keep it, clear it, or defer its end.");
        var scan = command.Flag("--scan", "Look for other copies of the secret on this machine first.");
        var receipt = command.Value("--receipt <FILE>", "Write down what came of it, for the record.");
        var browser = command.Flag("--browser", "End the server's session with your browser too.");
        var set = command.Values("--set <SETTING>", "Correct a pinned path, header or status, as key=value; can be repeated.");
        var dryRun = command.Flag("-n|--dry-run", "Show what would be done; send and write nothing.");
        var force = command.Flag("-f|--force", "Do not ask for confirmation.");
        var yes = command.Flag("-y|--yes", "The same as --force.");
        command.More = """
            The server is told first and this machine is cleared after; what could not be ended is kept, and the exit
            code says so. Without a name: $AUTHX_PROFILE, else the default profile. Nothing there is no error.

            Without --everywhere it does not end sessions on other machines. It does not touch other profiles, change
            your settings, or act on a token in the environment. An API key is only forgotten here: it stays valid until
            it is deleted at the service.

            --verify asks for proof, and keeps what the server accepted to end but did not. What could not be ended can be
            put off with --on-failure defer; authx pending has it then.

            --set holds for this logout only, and never changes where secrets are sent.

            Exit codes: 0 done, or nothing to do; 1 failed, kept; 2 the stored credential is unrecognizable;
            3 a file is open to others; 4 the server denied it; 64 wrong usage; 130 interrupted.
            """;
        command.Runs(cancellation => new LogoutRun(tools, new LogoutOptions
        {
            Who = who.Value,
            Profile = tools.Options.Profile,
            All = all.HasValue,
            Service = service.Value,
            Local = local.HasValue,
            Revoke = revoke.HasValue,
            Everywhere = everywhere.HasValue,
            Verify = verify.HasValue,
            Strict = strict.HasValue,
            OnFailure = OnFailureOf(onFailure.Value),
            Scan = scan.HasValue,
            Receipt = receipt.Value,
            Browser = browser.HasValue,
            Set = set.All,
            DryRun = dryRun.HasValue,
            Force = force.HasValue || yes.HasValue,
        }).Run(cancellation));
    }

    private static OnFailure? OnFailureOf(string? word) => word?.ToLowerInvariant() switch
    {
        null => null,
        "keep" => OnFailure.Keep,
        "clear" => OnFailure.Clear,
        "defer" => OnFailure.Defer,
        _ => throw new Failure(ErrorCode.Usage, $"\"{ForeignText.Clean(word, limit: 80)}\" is nothing that --on-failure can do.")
        { Hint = "Use keep, clear or defer." }.AsException(),
    };
}
