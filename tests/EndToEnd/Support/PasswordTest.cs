namespace Authx.EndToEnd.Support;

/// <summary>A home with services for password sessions at the sandbox, and a user there for each test.</summary>
public abstract class PasswordTest(SandboxHost sandbox) : SignedInTest(sandbox)
{
    /// <summary>A password that does not fit anywhere unescaped.</summary>
    private protected const string Password = "CANARY-pä\"ss & wörd {otp} \\ 'x' =%41+";

    private protected string User { get; } = "ada-" + Guid.NewGuid().ToString("N")[..8];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Sandbox.MakeUserAsync(User, Password);
        Home.Secrets.AddRange([Password, Uri.EscapeDataString(Password), System.Text.Json.JsonSerializer.Serialize(Password).Trim('"')]);
        Home.Configure($$"""
            { "services": {
              "legacy": {
                "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "bearer-session", "env": "LEGACY_TOKEN",
                "logoutEverywhere": { "method": "POST", "path": "/v1/auth/logout-everywhere" },
                "sessions": { "path": "/v1/auth/sessions" },
                "sessionEnd": { "method": "DELETE", "path": "/v1/auth/sessions/{sessionId}" } },
              "strict": {
                "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "bearer-session",
                "logout": { "method": "POST", "path": "/v1/auth/logout?answer=json", "doneWhen": "json:/ok" } },
              "pair": {
                "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "access-refresh",
                "login": { "path": "/v1/oauthless/login", "extract": { "accountId": "json:/account/id", "accountName": "json:/account/name" } },
                "whoami": { "path": "/v1/auth/whoami" },
                "refresh": { "path": "/v1/auth/refresh" },
                "logout": { "path": "/v1/auth/logout", "bodyType": "none" } },
              "web": {
                "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "cookie-session",
                "login": { "path": "/web/login", "bodyType": "form", "body": "username={username}&password={password}" },
                "whoami": { "path": "/web/me", "aliveWhen": "json:/id" },
                "logout": { "path": "/web/logout", "headers": { "X-Csrf-Token": "{csrf}" },
                  "steps": { "csrf": { "path": "/web/csrf", "extract": { "csrf": "json:/token" } } } } }
            } }
            """);
    }

    /// <summary>Signs in; the requests for that are forgotten, and the session's id comes back.</summary>
    private protected async Task<string> SignInWithPasswordAsync(string service = "legacy", string profile = "legacy")
    {
        var before = await Sandbox.SessionsOfAsync(User);
        var run = await Home.RunAsync(new ToolCall("login", service, "--profile", profile, "--username", User, "--password-stdin") { Input = Password + "\n" });
        run.ShouldExit(0);
        await Sandbox.ForgetRequestsAsync();
        return (await Sandbox.SessionsOfAsync(User)).Except(before).ShouldHaveSingleItem();
    }

    /// <summary>The token of a profile, which no later run may show.</summary>
    private protected async Task<string> TokenAsync(string profile)
    {
        var token = (await Home.RunAsync(new ToolCall("token", profile) { Reveals = true })).ShouldExit(0).Out.Trim();
        Home.Secrets.Add(token);
        return token;
    }

    /// <summary>Nothing that a run may not show lies in a file either, but for the profiles, which are the vault.</summary>
    private protected void NoSecretLiesAbout()
    {
        foreach (var file in Directory.EnumerateFiles(Home.Directory, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            foreach (var secret in Home.Secrets.Where(secret => Path.GetDirectoryName(file) != Home.Profiles || secret.Contains("CANARY", StringComparison.Ordinal)))
                text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{file} holds a secret");
        }
    }
}
