namespace Authx.Build.Trying;

/// <summary>An API key: signed in with, used, forgotten, and deleted.</summary>
internal static class ApiKeyLife
{
    private const string Header = "X-Api-Key";

    public static string Services(string server) => $$"""
        "metrics": {
          "provider": "apikey",
          "server": "{{server}}",
          "header": "{{Header}}",
          "env": "METRICS_KEY",
          "manageUrl": "{{server}}/keys",
          "whoami": { "path": "/v1/whoami" },
          "keys": { "list": { "path": "/v1/keys", "items": "/keys" }, "delete": { "path": "/v1/keys/{keyId}" } }
        }
        """;

    public static async Task ShowAsync(Shown authx, Sandbox sandbox, CancellationToken cancellationToken)
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
}
