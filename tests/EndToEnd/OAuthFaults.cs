namespace Authx.EndToEnd;

/// <summary>An authorization server that does not do what it should: what is kept, which exit code, what to do next.</summary>
public sealed partial class OAuthFaults(SandboxHost sandbox) : OAuthTest(sandbox), IClassFixture<SandboxHost>
{
    [Theory]
    [Trait("row", "A3")]
    [InlineData("refuse", "unreachable")]
    [InlineData("hang", "timeout")]
    [InlineData("redirect", "malformedAnswer")]
    [InlineData("status", "serverError")]
    public async Task A3_A_revocation_endpoint_that_fails_keeps_both_tokens_here(string fault, string code)
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "POST /id/revoke", fault, times = 0 });

        var run = await RunAsync("logout", "--json", "--timeout", "3s");

        await ShouldBeKeptAsync(run, 1, code);
        await Sandbox.CallOffFaultsAsync();
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [Theory]
    [Trait("row", "A3")]
    [InlineData(500, 1, "serverError")]
    [InlineData(503, 1, "serverError")]
    [InlineData(429, 1, "rateLimited")]
    [InlineData(401, 1, "clientRefused")]
    [InlineData(404, 1, "malformedAnswer")]
    [InlineData(301, 1, "malformedAnswer")]
    [InlineData(403, 4, "denied")]
    public async Task A3_A_refusing_status_keeps_both_tokens_here(int status, int exit, string code)
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "POST /id/revoke", fault = "status", status, retryAfter = 7, times = 0 });

        var run = await RunAsync("logout", "--json");

        await ShouldBeKeptAsync(run, exit, code);
        if (status is 503 or 429)
            run.Json.GetProperty("error").GetProperty("retryAfter").GetInt32().ShouldBe(7);
    }

    // RFC 7009, 2.2: the status says it, and the body is ignored.
    [Theory]
    [InlineData("garbage")]
    [InlineData("wrongType")]
    [InlineData("gzip")]
    [InlineData("endless")]
    [InlineData("slow")]
    [InlineData("reset")]
    public async Task The_body_behind_an_accepted_revocation_says_nothing_and_holds_nobody_up(string fault)
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "POST /id/revoke", fault, times = 2 });

        (await RunAsync("logout", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
    }

    [Fact]
    public async Task An_access_token_that_alone_could_not_be_ended_is_a_warning_and_dies_with_its_refresh_token()
    {
        await SignInWithBrowserAsync();
        await AliveAsync();
        using var tool = Home.Start(new ToolCall("logout", "--json"));
        await Sandbox.OrderAsync(new { match = "POST /id/revoke", fault = "late", everyMs = 1000 });
        await Sandbox.OrderAsync(new { match = "POST /id/revoke", fault = "status", status = 503 });

        var run = await tool.EndAsync();

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        run.Json.WarningCodes().ShouldNotBeEmpty();
        await ShouldBeDeadAsync();
    }

    [Theory]
    [InlineData("refuse", "unreachable")]
    [InlineData("reset", "unreachable")]
    [InlineData("hang", "timeout")]
    [InlineData("slow", "timeout")]
    [InlineData("redirect", "malformedAnswer")]
    [InlineData("garbage", "malformedAnswer")]
    [InlineData("wrongType", "malformedAnswer")]
    [InlineData("endless", "malformedAnswer")]
    [InlineData("status", "serverError")]
    public async Task A_token_endpoint_that_fails_ends_no_session(string fault, string code)
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault, times = 0 });

        var run = await RunAsync("token", "--min-valid", "2h", "--json", "--timeout", "3s");

        CodeOf(run.ShouldExit(1)).ShouldBe(code);
        run.Json.Text("error", "hint").ShouldNotBeNull().ShouldContain("command again");
        Home.Has("acme").ShouldBeTrue();
        await ShouldBeAliveAsync();
        await Sandbox.CallOffFaultsAsync();
        await TokenAsync("--min-valid", "2h");
        await ShouldBeStillSignedInAsync();
    }

    [Theory]
    [InlineData(400, "text/html", "<h1>Bad Request</h1>")]
    [InlineData(400, "application/json", "")]
    [InlineData(401, "application/json", """{"error":"invalid_client"}""")]
    [InlineData(400, "application/json", """{"error":"temporarily_unavailable","error_description":"\u001b]0;CANARY\u0007later"}""")]
    [InlineData(429, "application/json", """{"error":"invalid_grant"}""")]
    [InlineData(500, "text/html", "<h1>invalid_grant</h1>")]
    [InlineData(200, "application/json", """{"token_type":"Bearer"}""")]
    [InlineData(200, "application/json", "[]")]
    public async Task No_answer_but_invalid_grant_ends_a_session(int status, string type, string body)
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "answer", status, type, body });

        var run = await RunAsync("token", "--min-valid", "2h", "--json");

        run.ShouldExit(1).Json.Text("error", "code").ShouldNotBe("unexpected");
        run.Json.Text("error", "hint")!.ShouldContain("It is kept as it was: run the command again");
        run.Said.ShouldNotContain("\u001b");
        run.Said.ShouldNotContain("<h1>");
        await ShouldBeStillSignedInAsync();
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("reset")]
    [InlineData("hang")]
    [InlineData("slow")]
    [InlineData("status")]
    [InlineData("redirect")]
    [InlineData("endless")]
    public async Task Userinfo_that_fails_makes_whoami_unknown_and_nothing_else(string fault)
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "GET /id/userinfo", fault, times = 0 });

        var run = await RunAsync("whoami", "--json", "--timeout", "3s");

        run.ShouldExit(0).Json.Text("state").ShouldBe("unknown");
        run.Json.WarningCodes().ShouldNotBeEmpty();
        (await RunAsync("whoami", "--strict", "--timeout", "3s")).ShouldExit(1);
        await ShouldBeStillSignedInAsync();
    }

    // The token was let in; the words behind that need not be understood. A server may sign them, for example.
    [Theory]
    [InlineData("garbage")]
    [InlineData("wrongType")]
    public async Task Userinfo_that_speaks_gibberish_has_accepted_the_token_all_the_same(string fault)
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "GET /id/userinfo", fault, times = 0 });

        var run = await RunAsync("whoami", "--json");

        run.ShouldExit(0).Json.Text("state").ShouldBe("signedIn");
        run.Json.Text("account", "name").ShouldBe(User);
        run.Said.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("status")]
    [InlineData("garbage")]
    [InlineData("redirect")]
    public async Task Userinfo_that_fails_at_the_sign_in_is_done_without(string fault)
    {
        await Sandbox.OrderAsync(new { match = "GET /id/userinfo", fault, times = 0 });

        await SignInWithBrowserAsync();

        (await RunAsync("whoami", "--offline", "--json")).Json.Text("account", "name").ShouldBe(User);
        await ShouldBeAliveAsync();
    }

    private async Task ShouldBeKeptAsync(ToolRun run, int exit, string code)
    {
        var report = run.ShouldExit(exit).Json;
        report.Text("revocation").ShouldBe("failed");
        report.Text("local").ShouldBe("kept");
        report.Text("error", "code").ShouldBe(code);
        report.Text("error", "hint")!.ShouldContain("authx logout acme --local");
        await ShouldBeStillSignedInAsync();
    }

    private async Task ShouldBeStillSignedInAsync()
    {
        await Sandbox.CallOffFaultsAsync();
        (await AliveAsync()).ShouldContain(token => token.Kind == "refresh_token");
        (await RunAsync("whoami", "acme", "--json")).ShouldExit(0).Json.Text("state").ShouldBe("signedIn");
    }
}
