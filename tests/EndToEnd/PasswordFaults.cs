namespace Authx.EndToEnd;

/// <summary>A server that does not do what it should: the session is kept, the exit code says why, the message says what next.</summary>
public sealed class PasswordFaults(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    [Theory]
    [Trait("row", "P3")]
    [InlineData("refuse", "unreachable")]
    [InlineData("status", "serverError")]
    [InlineData("redirect", "malformedAnswer")]
    [InlineData("hang", "timeout")]
    public async Task P3_P6_a_server_that_fails_keeps_the_session_here(string fault, string code)
    {
        var session = await SignInWithPasswordAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth/tokens/*", fault, times = 0 });

        var run = await RunAsync("logout", "--json", "--timeout", "3s");

        Kept(run, session, 1, code);
        await Sandbox.CallOffFaultsAsync();
        (await RunAsync("logout")).ShouldExit(0);
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData(500, 1, "serverError")]
    [InlineData(503, 1, "serverError")]
    [InlineData(429, 1, "rateLimited")]
    [InlineData(403, 4, "denied")]
    public async Task P6_a_refusing_status_keeps_the_session_here(int status, int exit, string code)
    {
        var session = await SignInWithPasswordAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth/tokens/*", fault = "status", status, retryAfter = 7, times = 1 });

        var run = await RunAsync("logout", "--json");

        Kept(run, session, exit, code);
        if (status is 503 or 429)
            run.Json.GetProperty("error").GetProperty("retryAfter").GetInt32().ShouldBe(7);
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(401)]
    public async Task P6_a_session_that_is_gone_already_is_a_success(int status)
    {
        await SignInWithPasswordAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth/tokens/*", fault = "status", status, times = 1 });

        var run = await RunAsync("logout", "--json");

        run.ShouldExit(0);
        run.Json.Text("revocation").ShouldBe("alreadyGone");
        Home.Has("legacy").ShouldBeFalse();
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("endless")]
    [InlineData("wrongType")]
    [InlineData("reset")]
    [InlineData("slow")]
    public async Task An_answer_that_makes_no_sense_at_login_leaves_nothing_here(string fault)
    {
        await Sandbox.OrderAsync(new { match = "POST /v1/auth/login", fault, times = 0 });

        var run = await Home.RunAsync(new ToolCall("login", "legacy", "--username", User, "--password-stdin", "--json", "--timeout", "3s", "-v") { Input = Password });

        run.ShouldExit(1);
        run.Json.GetProperty("error").Text("code").ShouldNotBe("unexpected");
        Home.Has("legacy").ShouldBeFalse();
    }

    private void Kept(ToolRun run, string session, int exit, string code)
    {
        run.ShouldExit(exit);
        var report = run.Json;
        report.Text("revocation").ShouldBe("failed");
        report.Text("local").ShouldBe("kept");
        var error = report.GetProperty("error");
        error.Text("code").ShouldBe(code);
        error.Text("hint").ShouldNotBeNull().ShouldContain("authx logout legacy --local");
        Home.Has("legacy").ShouldBeTrue();
        session.ShouldNotBeNullOrEmpty();
    }
}
