namespace Authx.EndToEnd;

/// <summary>
/// The bundled providers have no door that a stranger's has not: built outside, from the contract's package alone, and
/// installed like anybody's, they do all that they do.
/// </summary>
public sealed class NoDoorOfTheirOwn(SandboxHost sandbox, OutsideBuild outside) : OAuthTest(sandbox), IClassFixture<SandboxHost>, IClassFixture<OutsideBuild>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var provider in OutsideBuild.Providers)
        {
            var package = outside.PackageOf(provider);
            (await RunAsync("plugin", "install", package, "--trust", StrangersFeed.HashOf(package))).ShouldExit(0);
        }
    }

    [Fact]
    public async Task An_api_key_is_checked_used_forgotten_and_with_revoke_deleted()
    {
        Configure("apikey", Sandbox.Service);
        var key = await SignInAsync(account: User, profile: "twin", service: "twin");

        (await RunAsync("whoami", "--json")).ShouldExit(0).Json.Text("provider").ShouldBe(OutsideBuild.TwinOf("apikey"));
        (await RunAsync("keys", "list", "--json")).ShouldExit(0);
        (await RunAsync("logout", "--revoke", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");

        (await Sandbox.IsAliveAsync(key)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_is_made_used_listed_proven_and_ended()
    {
        Configure("password", $$"""
            { "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "bearer-session",
              "sessions": { "path": "/v1/auth/sessions" }, "whoami": { "path": "/v1/auth/whoami" } }
            """);
        (await Home.RunAsync(new ToolCall("login", "twin", "--username", User, "--password-stdin") { Input = "CANARY-password" })).ShouldExit(0);
        var session = (await Sandbox.SessionsOfAsync(User)).ShouldHaveSingleItem();

        (await RunAsync("whoami")).ShouldExit(0);
        (await RunAsync("sessions", "list")).ShouldExit(0);
        (await RunAsync("logout", "--verify", "--json")).ShouldExit(0).Json.GetProperty("verified").GetBoolean().ShouldBeTrue();

        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
    }

    [Fact]
    public async Task Tokens_of_oauth_are_minted_renewed_proven_and_revoked()
    {
        Configure("oauth", $$"""{ "provider": "oauth", "issuer": "{{Sandbox.Address}}/id", "clientId": "{{Client}}", "scope": "openid offline_access" }""");
        (await TryWithBrowserAsync("login", "twin", "--no-browser")).ShouldExit(0);
        (await Home.RunAsync(new ToolCall("token", "--min-valid", "2h") { Reveals = true })).ShouldExit(0);

        (await RunAsync("whoami")).ShouldExit(0);
        (await RunAsync("logout", "--verify", "--json")).ShouldExit(0).Json.GetProperty("verified").GetBoolean().ShouldBeTrue();

        (await Server.TokensAsync($"user={User}")).ShouldAllBe(token => !token.Alive);
    }

    private void Configure(string provider, string service) => Home.Configure(
        $$"""{ "services": { "twin": {{service.Replace($"\"provider\": \"{provider}\"", $"\"provider\": \"{OutsideBuild.TwinOf(provider)}\"", StringComparison.Ordinal)}} } }""");
}
