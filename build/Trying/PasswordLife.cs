namespace Authx.Build.Trying;

/// <summary>A user name and a password: the session here, the sessions elsewhere.</summary>
internal static class PasswordLife
{
    public static string Services(string server) => $$"""
        "legacy": {
          "provider": "password",
          "server": "{{server}}",
          "recipe": "bearer-session",
          "logoutEverywhere": { "method": "POST", "path": "/v1/auth/logout-everywhere" },
          "sessions": { "path": "/v1/auth/sessions" },
          "sessionEnd": { "method": "DELETE", "path": "/v1/auth/sessions/{sessionId}" }
        }
        """;

    public static async Task ShowAsync(Shown authx, Sandbox sandbox, CancellationToken cancellationToken)
    {
        const string user = "ada";
        const string password = "correct horse \"battery\" staple";
        authx.Guard(password);
        await sandbox.CreateUserAsync(user, password, cancellationToken);
        WriteLine();
        WriteLine("A user name and a password, on two machines: two profiles here stand for them.");

        string[] login = ["login", "legacy", "--username", user, "--password-stdin"];
        await authx.RunAsync(0, password, [.. login, "--profile", "desk"], cancellationToken);
        await authx.RunAsync(0, password, [.. login, "--profile", "laptop"], cancellationToken);
        foreach (var profile in (string[])["desk", "laptop"])
            authx.Guard(await authx.TakeAsync(["token", profile], cancellationToken));
        await authx.RunAsync(0, "", ["whoami", "laptop"], cancellationToken);
        await authx.RunAsync(0, "", ["sessions", "list"], cancellationToken);

        await authx.RunAsync(0, "", ["logout", "laptop"], cancellationToken);
        Shown.Check(await sandbox.AliveSessionsAsync(user, cancellationToken) == 1, "the server says that this session is dead, and the other alive");
        await authx.RunAsync(0, password, [.. login, "--profile", "laptop"], cancellationToken);
        await authx.RunAsync(0, "", ["logout", "laptop", "--everywhere", "--force"], cancellationToken);
        Shown.Check(await sandbox.AliveSessionsAsync(user, cancellationToken) == 0, "the server says that all sessions are dead");
        await authx.RunAsync(1, "", ["whoami", "desk"], cancellationToken);
        await authx.RunAsync(0, "", ["logout", "desk"], cancellationToken);
    }
}
