using System.Globalization;

namespace Authx.EndToEnd;

/// <summary>What a sign-out comes to at a server that nobody here wrote, by that server's own word.</summary>
public sealed class OidcSignOut(OidcHost oidc) : OidcTest(oidc), IClassFixture<OidcHost>
{
    [FactWhere(Needs.OidcProvider)]
    public async Task The_refresh_token_ends_first_then_the_access_token_and_nothing_else_is_asked()
    {
        await SignInAsync();
        await Oidc.ForgetRequestsAsync();

        (await RunAsync("logout")).ShouldExit(0);

        (await Oidc.RequestsAsync()).ShouldBe(["POST /token/revocation", "POST /token/revocation"]);
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task It_works_with_discovery_down_and_the_config_gone()
    {
        await SignInAsync("basic");
        var tokens = TokensOf("basic");
        File.Delete(Home.ConfigFile);
        File.Delete(SecretFile);
        await Oidc.TurnDiscoveryAsync(on: false);
        try
        {
            (await Home.RunAsync(new ToolCall("token", "--min-valid", "45m") { Reveals = true })).ShouldExit(0);
            tokens = TokensOf("basic");
            (await RunAsync("logout")).ShouldExit(0);
        }
        finally
        {
            await Oidc.TurnDiscoveryAsync(on: true);
        }

        await ShouldBeDeadAsync(tokens, "basic");
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_sign_out_among_renewals_leaves_no_refresh_token_alive()
    {
        var before = await Oidc.LiveRefreshTokensAsync();
        await SignInAsync();
        (await Oidc.LiveRefreshTokensAsync()).ShouldBe(before + 1);

        // Each of them wants more time than any token has, and so renews.
        var renewals = Enumerable.Range(0, 6).Select(_ => Home.RunAsync(new ToolCall("token", "--min-valid", "2h") { Reveals = true })).ToArray();
        (await RunAsync("logout")).ShouldExit(0);
        await Task.WhenAll(renewals);

        (await Oidc.LiveRefreshTokensAsync()).ShouldBe(before);
        Home.Has("native").ShouldBeFalse();
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task Everywhere_is_refused_before_anything_is_touched()
    {
        await SignInAsync();
        var tokens = TokensOf("native");
        await Oidc.ForgetRequestsAsync();

        var run = await RunAsync("logout", "--everywhere", "--force", "--json");

        run.ShouldExit(64);
        run.Json.GetProperty("error").Text("code").ShouldBe("notSupported");
        (await Oidc.RequestsAsync()).ShouldBeEmpty();
        await ShouldBeAliveAsync(tokens);
        TokensOf("native").ShouldBe(tokens);
    }

    [TheoryWhere(Needs.OidcProvider)]
    [InlineData("basic", "introspection")]
    [InlineData("native", "userinfo")]
    public async Task The_end_is_proven_by_what_this_client_may_ask(string client, string by)
    {
        await SignInAsync(client);
        var tokens = TokensOf(client);

        var run = await RunAsync("logout", "--verify", "--json");

        run.ShouldExit(0);
        run.Json.GetProperty("verified").GetBoolean().ShouldBeTrue();
        run.Json.Text("verifiedBy").ShouldBe(by);
        await ShouldBeDeadAsync(tokens, client);
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_token_that_cannot_be_ended_is_named_with_its_expiry()
    {
        // Access tokens for this resource are JWTs, which the server refuses to revoke.
        await SignInAsync("native", "ada", "--set", "resource=https://api.example", "--scope", "openid offline_access read");
        var tokens = TokensOf("native");
        tokens.Access!.Split('.').Length.ShouldBe(3);

        var run = await RunAsync("logout", "--json");

        run.ShouldExit(0);
        run.Json.Text("revocation").ShouldBe("revoked");
        var until = DateTimeOffset.Parse(run.Json.Text("validUntil")!, CultureInfo.InvariantCulture);
        until.ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(20), DateTimeOffset.UtcNow.AddMinutes(31));
        (await Oidc.IsActiveAsync(tokens.Refresh!)).ShouldBeFalse();
        Home.Has("native").ShouldBeFalse();
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task Locally_means_that_the_server_is_not_told()
    {
        await SignInAsync();
        var tokens = TokensOf("native");
        await Oidc.ForgetRequestsAsync();

        var run = await RunAsync("logout", "--local", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("skipped");
        (await Oidc.RequestsAsync()).ShouldBeEmpty();
        await ShouldBeAliveAsync(tokens);
        Home.Has("native").ShouldBeFalse();
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task An_access_token_that_was_brought_along_ends_only_where_that_is_asked_for()
    {
        var brought = await BringAsync();
        var login = new ToolCall("login", "native", "--token-type", "access", "--token-stdin", "--json") { Input = brought.Access! };
        (await Home.RunAsync(login)).ShouldExit(0).Json.Text("provenance").ShouldBe("imported");
        (await RunAsync("whoami", "--json")).ShouldExit(0).Json.GetProperty("account").Text("id").ShouldBe("u-1");

        (await RunAsync("logout", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("skipped");
        await ShouldBeAliveAsync(brought);

        (await Home.RunAsync(login)).ShouldExit(0);
        (await RunAsync("logout", "--revoke", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        (await Oidc.IsActiveAsync(brought.Access!)).ShouldBeFalse();
        (await Oidc.IsActiveAsync(brought.Refresh!)).ShouldBeTrue("authx never had it");
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_refresh_token_that_was_brought_along_and_replaced_by_the_server_is_authxs_own()
    {
        var brought = await BringAsync();
        var login = await Home.RunAsync(new ToolCall("login", "native", "--token-type", "refresh", "--token-stdin", "--json") { Input = brought.Refresh! });
        login.ShouldExit(0).Json.Text("provenance").ShouldBe("minted");
        login.Error.ShouldContain("replaced the refresh token that you brought along");
        var tokens = TokensOf("native");
        await ShouldBeAliveAsync(tokens);

        (await RunAsync("logout", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");

        await ShouldBeDeadAsync(tokens, "native");
        await ShouldBeDeadAsync(brought with { Access = null }, "native");
    }

    [TheoryWhere(Needs.OidcProvider)]
    [InlineData("access")]
    [InlineData("refresh")]
    public async Task A_token_that_the_server_does_not_know_is_not_taken(string type)
    {
        var login = new ToolCall("login", "native", "--token-type", type, "--token-stdin", "--json") { Input = "CANARY-of-nobody" };

        (await Home.RunAsync(login)).ShouldExit(1).Json.Text("error", "code").ShouldBe("credentialRefused");

        Home.Has("native").ShouldBeFalse();
    }

    private async Task<HeldTokens> BringAsync()
    {
        var (refresh, access) = await Oidc.GrantAsync("native");
        Home.Secrets.AddRange([refresh, access]);
        return new(refresh, access);
    }
}
