using Authx.Provider.Password;

namespace Authx.Testing.Tests.Bundled;

/// <summary>A session whose token carries its id.</summary>
public sealed class BearerSessionTests : ProviderConformance<PasswordProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["server"] = "https://legacy.example",
        ["recipe"] = "bearer-session",
    };

    protected override LoginInput Input { get; } = new() { Username = "ada", Password = new("canary-password-1b7e") };

    protected override void Script(ScriptedServer server) => server
        .Answers("POST", "https://legacy.example/v1/auth/login", 200, """{"token":"tok1.canary-token-9c4d"}""")
        .Answers("GET", "https://legacy.example/v1/auth/whoami", 200, """{"account":{"id":"acct_1","name":"ada"}}""")
        .Answers("DELETE", "https://legacy.example/v1/auth/tokens/tok1", 204);
}

/// <summary>A session in a cookie.</summary>
public sealed class CookieSessionTests : ProviderConformance<PasswordProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["server"] = "https://legacy.example",
        ["recipe"] = "cookie-session",
    };

    protected override LoginInput Input { get; } = new() { Username = "ada", Password = new("canary-password-2c8f") };

    protected override void Script(ScriptedServer server) => server
        .Answers("POST", "https://legacy.example/login", 200, "{}", ("Set-Cookie", "session=canary-cookie-4e6a; Path=/; HttpOnly"))
        .Answers("GET", "https://legacy.example/me", 200, """{"id":"acct_1","name":"ada"}""")
        .Answers("POST", "https://legacy.example/logout", 204);
}

/// <summary>An access token with a refresh token.</summary>
public sealed class AccessRefreshTests : ProviderConformance<PasswordProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["server"] = "https://legacy.example",
        ["recipe"] = "access-refresh",
    };

    protected override LoginInput Input { get; } = new() { Username = "ada", Password = new("canary-password-3d9a") };

    protected override void Script(ScriptedServer server) => server
        .Answers("POST", "https://legacy.example/auth/login", 200, """{"accessToken":"canary-access-1","refreshToken":"canary-refresh-1","expiresIn":60}""")
        .Answers("POST", "https://legacy.example/auth/refresh", 200, """{"accessToken":"canary-access-2","refreshToken":"canary-refresh-2","expiresIn":60}""")
        .Answers("GET", "https://legacy.example/auth/me", 200, """{"id":"acct_1","name":"ada"}""")
        .Answers("POST", "https://legacy.example/auth/logout", 204);
}
