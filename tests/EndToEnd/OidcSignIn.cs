namespace Authx.EndToEnd;

/// <summary>Every way to be a client of a server that nobody here wrote, from sign-in through a renewal to the end.</summary>
public sealed class OidcSignIn(OidcHost oidc) : OidcTest(oidc), IClassFixture<OidcHost>
{
    [TheoryWhere(Needs.OidcProvider)]
    [Trait("row", "A3")]
    [InlineData("native")]
    [InlineData("basic")]
    [InlineData("post")]
    public async Task A3_A_client_signs_in_renews_and_signs_out(string client)
    {
        await SignInAsync(client);

        await RenewAndSignOutAsync(client);
    }

    [TheoryWhere(Needs.OidcProvider | Needs.Unix)]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task A_client_that_signs_does_so_too_and_needs_its_key_file_no_more(string algorithm)
    {
        PutPrivate(KeyFile, Oidc.PrivateKey(algorithm));
        await SignInAsync("signing", "ada", "--set", $"clientKeyId={algorithm}", "--set", $"clientKeyAlgorithm={algorithm}");
        File.Delete(KeyFile);

        await RenewAndSignOutAsync("signing");
    }

    [FactWhere(Needs.OidcProvider | Needs.Unix)]
    public async Task A_key_that_others_can_read_is_refused_before_anything_is_asked()
    {
        PutPrivate(KeyFile, Oidc.PrivateKey("RS256"));
        await Unix.ChmodAsync("644", KeyFile);
        await Oidc.ForgetRequestsAsync();

        var run = await RunAsync("login", "signing", "--no-browser");

        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain($"chmod 600 {KeyFile}");
        (await Oidc.RequestsAsync()).ShouldNotContain("POST /token");
        Home.Has("signing").ShouldBeFalse();
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_wrong_client_secret_is_said_so_and_nothing_is_kept()
    {
        var run = await Home.RunAsync(new ToolCall("login", "machine", "--client-secret-stdin", "--json") { Input = "CANARY-wrong\n" });

        run.ShouldExit(1);
        run.Json.GetProperty("error").Text("message").ShouldNotBeNull().ShouldContain("invalid_client");
        run.Said.ShouldNotContain("CANARY");
        Home.Has("machine").ShouldBeFalse();
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_program_signs_in_by_itself_and_out_again()
    {
        (await RunAsync(["login", "machine", .. SecretOf("machine")])).ShouldExit(0);
        var tokens = TokensOf("machine");
        tokens.Refresh.ShouldBeNull();
        await ShouldBeAliveAsync(tokens);

        var logout = await RunAsync("logout", "--json");

        logout.ShouldExit(0);
        logout.Json.Text("revocation").ShouldBe("revoked");
        await ShouldBeDeadAsync(tokens, "machine");
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_device_is_signed_in_by_a_code_that_is_typed_in_elsewhere()
    {
        using var tool = Home.Start(new ToolCall("login", "native", "--device"));
        var code = await tool.SaysLikeAsync("([A-Z]{4}-[A-Z]{4})");
        using var person = new PlainBrowser();

        (await person.ConnectDeviceAsync(new($"{Oidc.Address}/device"), code, "grace", OidcHost.Password)).ShouldContain("Device connected");

        (await tool.EndAsync()).ShouldExit(0);
        await ShouldBeAliveAsync(TokensOf("native"));
        (await RunAsync("whoami", "--json")).Json.GetProperty("account").Text("name").ShouldBe("grace");
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task Where_the_server_keeps_the_refresh_token_back_what_may_bring_it_is_said()
    {
        var login = await SignInAsync("native", "ada", "--set", "prompt=");

        login.Error.ShouldContain("--set prompt=consent");
        var tokens = TokensOf("native");
        tokens.Refresh.ShouldBeNull();
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync(tokens, "native");
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task Whoami_knows_the_account_with_and_without_the_server()
    {
        await SignInAsync();
        await Oidc.ForgetRequestsAsync();

        var offline = (await RunAsync("whoami", "--offline", "--json")).ShouldExit(0).Json;
        (await Oidc.RequestsAsync()).ShouldBeEmpty();
        var asked = (await RunAsync("whoami", "--json")).ShouldExit(0).Json;
        (await Oidc.RequestsAsync()).ShouldBe(["GET /me"]);

        foreach (var said in new[] { offline, asked })
        {
            said.GetProperty("account").Text("id").ShouldBe("u-1");
            said.GetProperty("account").Text("name").ShouldBe("ada");
        }
        asked.GetProperty("checked").GetBoolean().ShouldBeTrue();
        asked.Text("state").ShouldBe("signedIn");
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_sign_in_over_a_live_profile_ends_the_old_tokens_after_the_new_are_stored()
    {
        await SignInAsync();
        var old = TokensOf("native");

        await SignInAsync();

        await ShouldBeAliveAsync(TokensOf("native"));
        await ShouldBeDeadAsync(old, "native");
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_sign_in_that_is_declined_leaves_the_old_tokens_alone()
    {
        await SignInAsync();
        var old = TokensOf("native");
        using var tool = StartSignIn("native", "--json");
        using var person = new PlainBrowser();

        (await person.RefuseAsync(await PageOf(tool), "ada", OidcHost.Password)).ShouldContain("Not signed in");

        (await tool.EndAsync()).ShouldExit(4).Json.Text("error", "code").ShouldBe("denied");
        TokensOf("native").ShouldBe(old);
        await ShouldBeAliveAsync(old);
    }

    [FactWhere(Needs.OidcProvider | Needs.Unix)]
    public async Task A_sign_in_that_is_interrupted_leaves_the_old_tokens_alone()
    {
        await SignInAsync();
        var old = TokensOf("native");
        using var tool = StartSignIn("native");
        await PageOf(tool);
        await Unix.InterruptAsync(tool);

        (await tool.EndAsync()).ShouldExit(130);
        TokensOf("native").ShouldBe(old);
        await ShouldBeAliveAsync(old);
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task Fifty_at_once_make_one_renewal_and_all_get_the_token()
    {
        await SignInAsync();
        await Oidc.ForgetRequestsAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(_ => Home.RunAsync(new ToolCall("token", "--min-valid", "45m", "--timeout", "60s") { Reveals = true })));

        runs.Select(run => run.ShouldExit(0).Out.Trim()).Distinct().ShouldHaveSingleItem().ShouldBe(TokensOf("native").Access);
        (await Oidc.RequestsAsync()).ShouldBe(["POST /token"]);
        await ShouldBeAliveAsync(TokensOf("native"));
    }

    [FactWhere(Needs.OidcProvider)]
    public async Task A_session_that_was_ended_at_the_server_is_signed_out()
    {
        await SignInAsync();
        var tokens = TokensOf("native");
        await Oidc.RevokeAsync("native", tokens.Refresh!, tokens.Access!);

        (await RunAsync("whoami", "--json")).ShouldExit(1).Json.Text("state").ShouldBe("signedOut");
        (await RunAsync("token", "--min-valid", "45m")).ShouldExit(1);
        (await RunAsync("logout", "--json")).ShouldExit(0).Json.GetProperty("revoked").GetBoolean().ShouldBeTrue();
    }

    private async Task RenewAndSignOutAsync(string client)
    {
        var first = TokensOf(client);
        await ShouldBeAliveAsync(first);
        var renewed = await Home.RunAsync(new ToolCall("token", "--min-valid", "45m") { Reveals = true });
        var tokens = TokensOf(client);
        renewed.ShouldExit(0).Out.Trim().ShouldBe(tokens.Access);
        tokens.Access.ShouldNotBe(first.Access);
        tokens.Refresh.ShouldNotBe(first.Refresh, "the server hands out a new one at each renewal");
        await ShouldBeAliveAsync(tokens);

        var logout = await RunAsync("logout", "--json", "-v");

        logout.ShouldExit(0);
        logout.Json.Text("revocation").ShouldBe("revoked");
        logout.Json.GetProperty("credentials").EnumerateArray().Select(one => $"{one.Text("kind")} {one.Text("outcome")}")
            .ShouldBe(["refreshToken ended", "accessToken ended"]);
        await ShouldBeDeadAsync(tokens, client);
        Home.Has(client).ShouldBeFalse();
    }
}
