namespace Authx.Host.Commands;

/// <summary>All commands, in the order in which help shows them.</summary>
internal static class Verbs
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        Login.LoginCommand.Verb,
        Logout.LogoutCommand.Verb,
        Whoami.WhoamiCommand.Verb,
        List.ListCommand.Verb,
        Switch.SwitchCommand.Verb,
        Token.TokenCommand.Verb,
        Exec.ExecCommand.Verb,
        Keys.KeysCommand.Verb,
        Services.ServicesCommand.Verb,
        Config.ConfigCommand.Verb,
        Plugin.PluginCommand.Verb,
    ];
}
