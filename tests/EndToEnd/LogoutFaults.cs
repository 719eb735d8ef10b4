namespace Authx.EndToEnd;

/// <summary>
/// Every fault that a server can have, at logout: what a failure keeps, what its message says, and that nothing secret shows
/// anywhere, verbose mode included.
/// </summary>
public sealed class LogoutFaults(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    [Theory]
    [InlineData("legacy", "refuse", "unreachable")]
    [InlineData("legacy", "hang", "timeout")]
    [InlineData("legacy", "status", "serverError", 500)]
    [InlineData("legacy", "status", "serverError", 503)]
    [InlineData("legacy", "status", "rateLimited", 429)]
    [InlineData("legacy", "redirect", "malformedAnswer", 301)]
    [InlineData("legacy", "redirect", "malformedAnswer", 302)]
    [InlineData("strict", "refuse", "unreachable")]
    [InlineData("strict", "reset", "unreachable")]
    [InlineData("strict", "slow", "timeout")]
    [InlineData("strict", "garbage", "malformedAnswer")]
    [InlineData("strict", "endless", "malformedAnswer")]
    [InlineData("strict", "wrongType", "malformedAnswer")]
    [InlineData("strict", "redirect", "malformedAnswer", 302)]
    [InlineData("strict", "status", "malformedAnswer", 200)]
    public async Task A_fault_keeps_the_session_here_and_names_the_next_command(string service, string fault, string code, int status = 0)
    {
        var session = await SignInWithPasswordAsync(service, "p");
        var token = await TokenAsync("p");
        await Sandbox.OrderAsync(new { match = "* /v1/auth", fault, status, retryAfter = 7, everyMs = 1000, times = 1 });

        var run = await RunAsync("logout", "p", "--json", "--timeout", "3s", "-v");

        run.ShouldExit(1);
        run.Json.Text("revocation").ShouldBe("failed");
        run.Json.Text("local").ShouldBe("kept");
        run.Json.Text("error", "code").ShouldBe(code);
        run.Json.Text("error", "hint").ShouldBe("Try again: authx logout p; or put it off: authx logout p --on-failure defer; or remove it from this machine alone: authx logout p --local");
        if (status is 429 or 503)
            run.Json.At("error", "retryAfter").GetInt32().ShouldBe(7);
        if (fault == "redirect")
            run.Json.Text("error", "message").ShouldNotBeNull().ShouldContain($"the server answered {status}, a redirect to https://elsewhere.example, and redirects are not followed");
        NoSecretLiesAbout();
        await ItEndsAtTheNextTryAsync(session, token);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("slow")]
    [InlineData("garbage")]
    [InlineData("endless")]
    [InlineData("wrongType")]
    public async Task A_status_that_says_done_is_done_however_the_body_behind_it_breaks(string fault)
    {
        await SignInWithPasswordAsync();
        await TokenAsync("legacy");
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth/tokens", fault, times = 1 });

        var run = await RunAsync("logout", "--json", "--timeout", "3s", "-v");

        run.ShouldExit(0);
        run.Json.Text("revocation").ShouldBe("revoked");
        Home.Has("legacy").ShouldBeFalse();
        NoSecretLiesAbout();
    }

    [Fact]
    public async Task A_compressed_answer_is_understood_though_nobody_asked_for_one()
    {
        var session = await SignInWithPasswordAsync("strict", "p");
        await Sandbox.OrderAsync(new { match = "POST /v1/auth/logout", fault = "gzip" });

        (await RunAsync("logout", "p", "-v")).ShouldExit(0);

        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_a_failure_and_the_next_try_finds_the_session_gone()
    {
        var session = await SignInWithPasswordAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth/tokens", fault = "loseAnswer" });

        var lost = await RunAsync("logout", "-v");
        var again = await RunAsync("logout", "--json");

        lost.ShouldExit(1).Error.ShouldContain("authx logout legacy --local");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        again.ShouldExit(0).Json.Text("revocation").ShouldBe("alreadyGone");
    }

    [Fact]
    public async Task In_words_too_it_is_said_what_happened_what_is_kept_and_what_to_run()
    {
        await SignInWithPasswordAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth/tokens", fault = "status", status = 500 });

        var run = await RunAsync("logout");

        run.ShouldExit(1).Said.ShouldContain("Not logged out. The profile \"legacy\" is kept.");
        run.Error.ShouldContain("the server answered 500");
        run.Error.ShouldContain("Try again: authx logout legacy");
    }

    private async Task ItEndsAtTheNextTryAsync(string session, string token)
    {
        Home.Has("p").ShouldBeTrue();
        (await Sandbox.AcceptsAsync(token)).ShouldBeTrue();
        (await RunAsync("logout", "p")).ShouldExit(0);
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        (await Sandbox.AcceptsAsync(token)).ShouldBeFalse();
    }
}
