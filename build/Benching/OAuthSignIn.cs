using Authx.Build.Running;
using Authx.Build.Trying;

namespace Authx.Build.Benching;

/// <summary>A profile of OAuth to begin with: a real sign-in at a sandbox, with a browser that is played.</summary>
internal static class OAuthSignIn
{
    public const string Service = "bench";

    private const string User = "ada";
    private const string Client = "authx-bench";

    public static async Task AtAsync(Sandbox server, string home, Command login, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            Path.Combine(home, "config.json"),
            $$"""{ "services": { "{{Service}}": { "provider": "oauth", "issuer": "{{server.Address}}/id", "clientId": "{{Client}}", "scope": "openid offline_access" } } }""",
            cancellationToken);
        await server.OAuth.RegisterAsync(Client, "none", cancellationToken);
        await server.CreateUserAsync(User, Guid.NewGuid().ToString(), cancellationToken);
        await server.OAuth.SignInAsync(User, cancellationToken);
        using var process = login.Start();
        process.StandardInput.Close();
        var said = "";
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            said += line + "\n";
            if (line.StartsWith(PlayedBrowser.Waiting, StringComparison.Ordinal))
                await PlayedBrowser.FollowAsync(said);
        }

        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new BuildFailure($"authx login: exit code {process.ExitCode}: {said}");
    }
}
