namespace Authx.EndToEnd;

/// <summary>Renewals: one at a time, stored before use, and never against a sign-out.</summary>
public sealed class OAuthRefresh(SandboxHost sandbox) : OAuthTest(sandbox), IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Fifty_at_the_moment_of_expiry_make_one_renewal_and_all_print_a_valid_token()
    {
        await SwitchAsync(new { accessTokenSeconds = 2 });
        await SignInWithBrowserAsync();
        await SwitchAsync(new { });

        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TokenAsync("--timeout", "60s")));

        (await Sandbox.RequestsAsync()).ShouldBe(["POST /id/token"]);
        await TheFirstHasExpiredAsync();
        tokens.Distinct().ShouldHaveSingleItem().ShouldBe((await TheAsync("access_token")).Value);
    }

    [Fact]
    public async Task A_renewed_token_is_stored_and_the_next_renewal_works_with_it()
    {
        await SignInWithBrowserAsync();

        var first = await TokenAsync("--min-valid", "2h");
        var second = await TokenAsync("--min-valid", "2h");

        first.ShouldNotBe(second);
        (await AliveAsync()).ShouldContain(token => token.Value == second);
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [Fact]
    public async Task A_server_that_gives_no_new_refresh_token_keeps_the_old_one_good()
    {
        await SwitchAsync(new { rotation = false });
        await SignInWithBrowserAsync();
        var refresh = await TheAsync("refresh_token");

        await TokenAsync("--min-valid", "2h");
        await TokenAsync("--min-valid", "2h");

        (await TheAsync("refresh_token")).ShouldBe(refresh);
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [Fact]
    public async Task An_expired_token_is_renewed_for_whoami()
    {
        await SwitchAsync(new { accessTokenSeconds = 1 });
        await SignInWithBrowserAsync();
        await SwitchAsync(new { });
        while ((await AliveAsync()).Length > 1)
            await Task.Delay(TimeSpan.FromMilliseconds(50));

        (await RunAsync("whoami", "--json")).ShouldExit(0).Json.Text("state").ShouldBe("signedIn");

        await ShouldBeAliveAsync();
    }

    [Fact]
    public async Task A_sign_out_against_a_renewal_never_leaves_a_live_token_behind()
    {
        for (var round = 0; round < 6; round++)
        {
            await SignInWithBrowserAsync();
            using var renewal = Home.Start(new ToolCall("token", "acme", "--min-valid", "2h") { Reveals = true });
            // Each round lets the renewal come a little further.
            await Task.Delay(TimeSpan.FromMilliseconds(40 * round));

            (await RunAsync("logout", "acme")).ShouldExit(0);

            (await renewal.EndAsync()).ExitCode.ShouldBeOneOf(0, 1);
            await ShouldBeDeadAsync();
            Home.Has("acme").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_sign_out_waits_for_a_renewal_that_is_under_way_and_ends_what_it_brought()
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "late", everyMs = 1500 });
        using var renewal = Home.Start(new ToolCall("token", "acme", "--min-valid", "2h") { Reveals = true });
        while ((await Sandbox.RequestsAsync()).Length == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20));

        (await RunAsync("logout", "acme")).ShouldExit(0);

        (await renewal.EndAsync()).ShouldExit(0);
        await ShouldBeDeadAsync();
        (await Server.TokensAsync($"user={User}")).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Only_the_servers_own_word_that_the_grant_is_over_ends_a_session()
    {
        await SignInWithBrowserAsync();
        await Server.EndAsync(User);

        var run = await RunAsync("token", "--min-valid", "2h", "--json");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("credentialRefused");
        run.Json.Text("error", "hint")!.ShouldContain("authx login acme --profile acme");
        (await RunAsync("whoami", "--json")).ShouldExit(1).Json.Text("state").ShouldBe("signedOut");
        (await RunAsync("logout", "--json")).ShouldExit(0).Json.GetProperty("revoked").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_renewal_whose_answer_got_lost_is_a_failure_and_then_the_end_of_the_session()
    {
        await SignInWithBrowserAsync();
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "loseAnswer" });

        (await RunAsync("token", "--min-valid", "2h", "--json")).ShouldExit(1).Json.Text("error", "code").ShouldBe("unreachable");
        Home.Has("acme").ShouldBeTrue();

        // The server takes the second try for a thief's, and ends the family; so nothing is left alive.
        (await RunAsync("token", "--min-valid", "2h", "--json")).ShouldExit(1).Json.Text("error", "code").ShouldBe("credentialRefused");
        await ShouldBeDeadAsync();
    }

    [Fact]
    public async Task A_token_without_a_known_end_is_not_renewed_at_every_use()
    {
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "patch", patch = new { expires_in = (int?)null } });
        await SignInWithBrowserAsync();

        await TokenAsync();
        await TokenAsync();

        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    // All fifty may be through before its two seconds are.
    private async Task TheFirstHasExpiredAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await AliveAsync()).Count(token => token.Kind == "access_token") > 1)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }
}
