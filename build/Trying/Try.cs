namespace Authx.Build.Trying;

/// <summary>A tour of the installed tool against the sandbox, with the server's word on what came of it.</summary>
internal static class Try
{
    private const string Header = "X-Api-Key";

    public static async Task<int> RunAsync(Repository repository, CancellationToken cancellationToken)
    {
        await Packing.InstallLocallyAsync(repository, cancellationToken);
        using var sandbox = await Sandbox.StartAsync(repository, cancellationToken);
        WriteLine($"the sandbox server listens at {sandbox.Address}");

        var home = repository.Fresh("try");
        await File.WriteAllTextAsync(Path.Combine(home, "config.json"), Config(sandbox.Address), cancellationToken);
        var authx = new Shown(repository, home);

        await ApiKeyAsync(authx, sandbox, cancellationToken);
        await PasswordAsync(authx, sandbox, cancellationToken);

        WriteLine();
        WriteLine("All of it did what it said. Nothing outside this directory was changed.");
        return 0;
    }

    private static string Config(string server) => $$"""
        {
          "services": {
            "metrics": {
              "provider": "apikey",
              "server": "{{server}}",
              "header": "{{Header}}",
              "env": "METRICS_KEY",
              "manageUrl": "{{server}}/keys",
              "whoami": { "path": "/v1/whoami" },
              "keys": { "list": { "path": "/v1/keys", "items": "/keys" }, "delete": { "path": "/v1/keys/{keyId}" } }
            },
            "legacy": {
              "provider": "password",
              "server": "{{server}}",
              "recipe": "bearer-session",
              "logoutEverywhere": { "method": "POST", "path": "/v1/auth/logout-everywhere" },
              "sessions": { "path": "/v1/auth/sessions" },
              "sessionEnd": { "method": "DELETE", "path": "/v1/auth/sessions/{sessionId}" }
            }
          }
        }
        """;

    private static async Task ApiKeyAsync(Shown authx, Sandbox sandbox, CancellationToken cancellationToken)
    {
        var (id, key) = await sandbox.CreateKeyAsync(cancellationToken);
        authx.Guard(key);
        WriteLine($"An API key. Its id is {id}; somebody made it in the service's console.");

        await authx.RunAsync(0, key, ["login", "metrics", "--token-stdin"], cancellationToken);
        await authx.RunAsync(0, "", ["whoami"], cancellationToken);
        await authx.RunAsync(0, "", ["list"], cancellationToken);
        var token = await authx.TakeAsync(["token"], cancellationToken);
        Shown.Check(await sandbox.UseAsync(Header, token, cancellationToken) == 200, "the service takes what authx token prints");
        await authx.RunAsync(0, "", ["keys", "list"], cancellationToken);

        await authx.RunAsync(0, "", ["logout"], cancellationToken);
        Shown.Check(await sandbox.IsKeyAliveAsync(id, cancellationToken), "the server says that the key is still alive");

        await authx.RunAsync(0, key, ["login", "metrics", "--token-stdin"], cancellationToken);
        await authx.RunAsync(0, "", ["logout", "--revoke"], cancellationToken);
        Shown.Check(!await sandbox.IsKeyAliveAsync(id, cancellationToken), "the server says that the key is dead");
        await authx.RunAsync(1, "", ["whoami"], cancellationToken);
    }

    private static async Task PasswordAsync(Shown authx, Sandbox sandbox, CancellationToken cancellationToken)
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
