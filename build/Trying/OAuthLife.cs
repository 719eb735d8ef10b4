using System.Text.RegularExpressions;

namespace Authx.Build.Trying;

/// <summary>OAuth: a browser, a device without one, and a program that signs in for itself.</summary>
internal static partial class OAuthLife
{
    private const string User = "ada";
    private const string Client = "authx-cli";
    private const string Robot = "nightly-job";

    public static string Services(string server) => $$"""
        "acme": { "provider": "oauth", "issuer": "{{server}}/id", "clientId": "{{Client}}", "scope": "openid offline_access" },
        "jobs": { "provider": "oauth", "issuer": "{{server}}/id", "clientId": "{{Robot}}", "clientAuth": "basic", "flow": "client-credentials" }
        """;

    public static async Task ShowAsync(Shown authx, Sandbox sandbox, CancellationToken cancellationToken)
    {
        await sandbox.OAuth.RegisterAsync(Client, "none", cancellationToken);
        await sandbox.OAuth.SignInAsync(User, cancellationToken);
        await BrowserAsync(authx, sandbox.OAuth, cancellationToken);
        await DeviceAsync(authx, sandbox.OAuth, cancellationToken);
        await ProgramAsync(authx, sandbox.OAuth, cancellationToken);
    }

    private static async Task BrowserAsync(Shown authx, SandboxOAuth server, CancellationToken cancellationToken)
    {
        WriteLine();
        WriteLine("OAuth with a browser. The browser is played here: it goes where the address leads, and is sent back to authx.");
        await authx.RunAsync(["login", "acme", "--no-browser"], BrowseAsync, cancellationToken);
        await GuardAsync(authx, server, Client, cancellationToken);
        await authx.RunAsync(0, "", ["whoami"], cancellationToken);

        var first = await authx.TakeAsync(["token"], cancellationToken);
        Shown.Check(await server.UserinfoAsync(first, cancellationToken) == 200, "the server takes what authx token prints");
        var second = await authx.TakeAsync(["token", "--min-valid", "2h"], cancellationToken);
        Shown.Check(first != second && await server.UserinfoAsync(second, cancellationToken) == 200, "the token was renewed, and the server takes the new one");
        await GuardAsync(authx, server, Client, cancellationToken);

        var refresh = (await server.TokensAsync(Client, cancellationToken)).Single(token => token is { Kind: "refresh_token", Alive: true });
        await authx.RunAsync(0, "", ["logout"], cancellationToken);
        Shown.Check(await AreDeadAsync(server, Client, cancellationToken), "the server says that both tokens are dead");
        Shown.Check(await server.UserinfoAsync(second, cancellationToken) == 401, "the access token is refused");
        Shown.Check(await server.RefreshAsync(refresh, cancellationToken) == 400, "a refresh is refused");
    }

    private static async Task DeviceAsync(Shown authx, SandboxOAuth server, CancellationToken cancellationToken)
    {
        WriteLine();
        WriteLine("OAuth where there is no browser, as over SSH. Somebody types the code on another machine, and agrees.");
        await authx.RunAsync(["login", "acme", "--device"], said => server.ApproveAsync(UserCode().Match(said).Value, User, cancellationToken), cancellationToken);
        await GuardAsync(authx, server, Client, cancellationToken);
        await authx.RunAsync(0, "", ["whoami"], cancellationToken);
        await authx.RunAsync(0, "", ["logout"], cancellationToken);
        Shown.Check(await AreDeadAsync(server, Client, cancellationToken), "the server says that both tokens are dead");
    }

    private static async Task ProgramAsync(Shown authx, SandboxOAuth server, CancellationToken cancellationToken)
    {
        WriteLine();
        WriteLine("OAuth for a program that signs in for itself, with a secret of its own.");
        var secret = await server.RegisterAsync(Robot, "client_secret_basic", cancellationToken) ?? throw new BuildFailure("the client has no secret");
        authx.Guard(secret);
        await authx.RunAsync(0, secret, ["login", "jobs", "--client-secret-stdin"], cancellationToken);
        await GuardAsync(authx, server, Robot, cancellationToken);
        var token = await authx.TakeAsync(["token"], cancellationToken);
        var known = await server.TokensAsync(Robot, cancellationToken);
        Shown.Check(known.Any(one => one.Value == token && one.Alive), "the server knows what authx token prints");
        await authx.RunAsync(0, "", ["logout"], cancellationToken);
        Shown.Check(await AreDeadAsync(server, Robot, cancellationToken), "the server says that the token is dead");
    }

    private static async Task BrowseAsync(string said) => WriteLine($"# the browser shows: {await PlayedBrowser.FollowAsync(said)}");

    private static async Task GuardAsync(Shown authx, SandboxOAuth server, string client, CancellationToken cancellationToken)
    {
        foreach (var token in await server.TokensAsync(client, cancellationToken))
            authx.Guard(token.Value);
    }

    private static async Task<bool> AreDeadAsync(SandboxOAuth server, string client, CancellationToken cancellationToken) =>
        (await server.TokensAsync(client, cancellationToken)).All(token => !token.Alive);

    [GeneratedRegex("[B-Z]{4}-[B-Z]{4}")]
    private static partial Regex UserCode();
}
