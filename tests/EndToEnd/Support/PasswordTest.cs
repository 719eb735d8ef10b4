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
        Home.Secrets.Add(Password);
        Home.Configure($$"""
            { "services": {
              "legacy": {
                "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "bearer-session", "env": "LEGACY_TOKEN",
                "logoutEverywhere": { "method": "POST", "path": "/v1/auth/logout-everywhere" },
                "sessions": { "path": "/v1/auth/sessions" },
                "sessionEnd": { "method": "DELETE", "path": "/v1/auth/sessions/{sessionId}" } },
              "web": {
                "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "cookie-session",
                "login": { "path": "/web/login", "bodyType": "form", "body": "username={username}&password={password}" },
                "whoami": { "path": "/web/me", "aliveWhen": "json:/id" },
                "logout": { "steps": {
                  "1": { "path": "/web/csrf", "method": "GET", "extract": { "csrf": "json:/token" } },
                  "2": { "path": "/web/logout", "method": "POST", "headers": { "X-Csrf-Token": "{csrf}" } } } } }
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
}
