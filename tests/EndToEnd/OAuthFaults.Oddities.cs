using System.Diagnostics;

namespace Authx.EndToEnd;

/// <summary>Servers that answer almost as they should, and those that change their mind after the sign-in.</summary>
public sealed partial class OAuthFaults
{
    [Theory]
    [InlineData("""{"token_type":"bEARER"}""")]
    [InlineData("""{"expires_in":null}""")]
    [InlineData("""{"expires_in":0}""")]
    [InlineData("""{"expires_in":-1}""")]
    [InlineData("""{"expires_in":99999999999999999999}""")]
    [InlineData("""{"expires_in":"3600"}""")]
    [InlineData("""{"expires_in":"soon"}""")]
    [InlineData("""{"scope":null,"unheard_of":{"deep":[1,2]}}""")]
    public async Task An_odd_answer_is_taken_as_it_is_meant(string patch)
    {
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "patch", patch = Documents.Single(patch) });

        await SignInWithBrowserAsync();

        (await TokenAsync()).ShouldBe((await TheAsync("access_token")).Value);
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [Fact]
    public async Task A_token_of_16_KB_goes_all_the_way()
    {
        await SwitchAsync(new { accessTokenEnd = new string('x', 16_384) });
        await SignInWithBrowserAsync();

        (await TokenAsync()).ShouldBe((await TheAsync("access_token")).Value);
        (await RunAsync("whoami")).ShouldExit(0);
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [FactWhere(Needs.Unix)]
    public async Task A_token_with_a_quote_in_it_survives_eval_and_runs_nothing()
    {
        await SwitchAsync(new { accessTokenEnd = "'\"$(touch${IFS}owned)`touch${IFS}owned`\\'" });
        await SignInWithBrowserAsync();
        var token = (await TheAsync("access_token")).Value;

        var line = await TokenAsync("--format", "env");
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "eval \"$1\"; printf %s \"$ACME_TOKEN\"", "sh", line])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Home.Directory,
        })!;

        (await shell.StandardOutput.ReadToEndAsync()).ShouldBe(token);
        File.Exists(Path.Combine(Home.Directory, "owned")).ShouldBeFalse();
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("\u001b[31m")]
    [InlineData("ä")]
    public async Task A_token_that_cannot_be_one_is_refused_and_what_came_with_it_is_ended(string end)
    {
        await SwitchAsync(new { accessTokenEnd = end });

        var run = await TryWithBrowserAsync("login", "acme", "--no-browser", "--json");

        ShouldBeNothingHere(run, "malformedAnswer");
        await ShouldBeDeadAsync();
    }

    [Fact]
    public async Task A_description_full_of_escape_sequences_moves_no_cursor()
    {
        const string title = "\u001b]0;owned\u0007\u001b[2J\u202eevil\r\nNot signed in";
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "answer", status = 400, body = System.Text.Json.JsonSerializer.Serialize(new { error = "invalid_grant", error_description = title }) });

        var run = await TryWithBrowserAsync("login", "acme", "--no-browser");

        run.ShouldExit(1).Error.ShouldContain("invalid_grant");
        foreach (var sign in (string[])["\u001b", "\u0007", "\u202e", "\r"])
            run.Said.ShouldNotContain(sign);
    }

    [Fact]
    public async Task A_sign_out_works_from_what_was_learned_with_discovery_down_and_the_config_gone()
    {
        await SignInWithBrowserAsync();
        await FaultyDiscoveryAsync(new { fault = "refuse", times = 0 });
        File.Delete(Home.ConfigFile);

        (await RunAsync("logout")).ShouldExit(0);

        await ShouldBeDeadAsync();
    }

    [Fact]
    public async Task A_revocation_endpoint_that_moves_to_another_origin_after_the_sign_in_is_not_followed()
    {
        await SignInWithBrowserAsync();
        await FaultyDiscoveryAsync(new { fault = "patch", times = 0, patch = new { revocation_endpoint = "https://evil.example/revoke" } });

        await TokenAsync("--min-valid", "2h");
        var run = await RunAsync("logout", "-v");

        run.ShouldExit(0).Said.ShouldNotContain("evil.example");
        await ShouldBeDeadAsync();
    }

    [Theory]
    [InlineData("http://id.example/revoke")]
    [InlineData(null)]
    public async Task Without_a_revocation_endpoint_over_https_the_sign_in_says_so_and_the_sign_out_is_local(string? endpoint)
    {
        await FaultyDiscoveryAsync(new { fault = "patch", patch = new { revocation_endpoint = endpoint } });
        var login = await SignInWithBrowserAsync();
        login.Error.ShouldContain("Signing out");

        (await RunAsync("logout", "--strict", "--json")).ShouldExit(1).Json.Text("local").ShouldBe("kept");
        var run = await RunAsync("logout", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("unsupported");
        run.Json.GetProperty("validUntil").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        await ShouldBeAliveAsync();
        Home.Has("acme").ShouldBeFalse();
    }

    [Fact]
    public async Task A_JWT_outlives_its_refresh_token_and_the_report_says_until_when()
    {
        await SwitchAsync(new { jwtAccessTokens = true });
        await SignInWithBrowserAsync();

        var run = await RunAsync("logout", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        run.Json.Text("validUntil").ShouldNotBeNull();
        run.Json.WarningCodes().ShouldNotBeEmpty();
        (await AliveAsync()).Select(token => token.Kind).ShouldBe(["access_token"]);
    }

    [Fact]
    public async Task Verify_proves_the_end_by_the_access_token_where_a_client_may_not_ask()
    {
        await SignInWithBrowserAsync();

        var report = (await RunAsync("logout", "--verify", "--json")).ShouldExit(0).Json;

        report.GetProperty("verified").GetBoolean().ShouldBeTrue();
        report.Text("verifiedBy").ShouldBe("userinfo");
    }

    [Fact]
    public async Task Verify_proves_the_end_by_introspection_where_a_client_may_ask()
    {
        var secret = await RegisterJobAsync();
        (await Home.RunAsync(new ToolCall("login", "job", "--client-secret-stdin") { Input = secret })).ShouldExit(0);

        var report = (await RunAsync("logout", "--verify", "--json")).ShouldExit(0).Json;

        report.GetProperty("verified").GetBoolean().ShouldBeTrue();
        report.Text("verifiedBy").ShouldBe("introspection");
        await ShouldBeDeadAsync($"client={Job}");
    }

    [Fact]
    public async Task Verify_finds_out_a_server_that_accepts_and_ends_nothing()
    {
        var secret = await RegisterJobAsync();
        (await Home.RunAsync(new ToolCall("login", "job", "--client-secret-stdin") { Input = secret })).ShouldExit(0);
        await Sandbox.OrderAsync(new { match = "POST /id/revoke", fault = "status", status = 200, times = 0 });

        var run = await RunAsync("logout", "--verify", "--json");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("stillAlive");
        run.Json.Text("local").ShouldBe("kept");
        (await AliveAsync($"client={Job}")).ShouldNotBeEmpty();
    }
}
