namespace Authx.Host.Commands;

/// <summary>All commands. Only the one that was named is touched.</summary>
internal static class Verbs
{
    /// <summary>Their names, in the order in which help shows them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["login", "logout", "whoami", "list", "switch", "token", "exec", "sessions", "keys", "pending", "services", "config", "plugin"];

    public static string SummaryOf(string name) => name switch
    {
        "login" => "Sign in to a service.",
        "logout" => "Sign out of a profile, or of many.",
        "whoami" => "Show who is signed in, and whether the server agrees.",
        "list" => "Show the profiles on this machine.",
        "switch" => "Make a profile the default one.",
        "token" => "Print the credential, renewed when it is about to expire.",
        "exec" => "Run a program with the credential in its environment.",
        "sessions" => "List and revoke the account's sessions at the server.",
        "keys" => "List and delete the account's API keys at the server.",
        "pending" => "Show, retry and drop revocations that were put off.",
        "services" => "Show, add and remove the services of your settings.",
        "config" => "Show and change your settings.",
        "plugin" => "Show, install, remove and check the provider plugins.",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static Verb? Find(string? name) => name switch
    {
        "login" => Login.LoginCommand.Verb,
        "logout" => Logout.LogoutCommand.Verb,
        "whoami" => Whoami.WhoamiCommand.Verb,
        "list" => List.ListCommand.Verb,
        "switch" => Switch.SwitchCommand.Verb,
        "token" => Token.TokenCommand.Verb,
        "exec" => Exec.ExecCommand.Verb,
        "sessions" => Sessions.SessionsCommand.Verb,
        "keys" => Keys.KeysCommand.Verb,
        "pending" => Pending.PendingCommand.Verb,
        "services" => Services.ServicesCommand.Verb,
        "config" => Config.ConfigCommand.Verb,
        "plugin" => Plugin.PluginCommand.Verb,
        _ => null,
    };
}
