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
}
