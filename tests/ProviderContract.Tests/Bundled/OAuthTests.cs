using Authx.Provider.OAuth;

namespace Authx.Testing.Tests.Bundled;

/// <summary>A client that signs in as itself, with a secret.</summary>
public sealed class ClientCredentialsTests : ProviderConformance<OAuthProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["issuer"] = "https://id.example",
        ["clientId"] = "authx-cli",
        ["flow"] = "client-credentials",
    };

    protected override LoginInput Input { get; } = new() { ClientSecret = new("canary-client-secret-77") };

    protected override void Script(ScriptedServer server) => IdServer.Script(server);
}

/// <summary>A refresh token that the user brought along, which the server replaces at once.</summary>
public sealed class BroughtRefreshTokenTests : ProviderConformance<OAuthProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["issuer"] = "https://id.example",
        ["clientId"] = "authx-cli",
    };

    protected override LoginInput Input { get; } = new() { Token = new("canary-brought-31ce"), TokenKind = CredentialKind.RefreshToken };

    protected override void Script(ScriptedServer server) => IdServer.Script(server);
}

/// <summary>An authorization server that names its endpoints.</summary>
internal static class IdServer
{
    private const string Discovery = """
        {"issuer":"https://id.example","authorization_endpoint":"https://id.example/authorize","token_endpoint":"https://id.example/token",
         "revocation_endpoint":"https://id.example/revoke","userinfo_endpoint":"https://id.example/userinfo"}
        """;

    public static void Script(ScriptedServer server) => server
        .Answers("GET", "https://id.example/.well-known/oauth-authorization-server", 200, Discovery)
        .Answers("GET", "https://id.example/.well-known/openid-configuration", 200, Discovery)
        .Answers("POST", "https://id.example/token", 200,
            """{"access_token":"canary-access-9c4d","token_type":"Bearer","expires_in":3600,"refresh_token":"canary-refresh-5f2a"}""")
        .Answers("GET", "https://id.example/userinfo", 200, """{"sub":"u1"}""")
        .Answers("POST", "https://id.example/revoke", 200);
}
