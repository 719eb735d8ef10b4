using System.Text.RegularExpressions;

namespace Authx.EndToEnd;

/// <summary>Sessions with a short-lived access token and a refresh token that is good once.</summary>
public sealed class PasswordRefresh(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Token_hands_out_a_renewed_one_where_the_old_has_expired()
    {
        await SignInExpiredAsync();
        var (before, stored) = (RefreshToken(), await File.ReadAllTextAsync(Home.ProfileFile("pair")));

        var token = await TokenAsync("pair");

        stored.ShouldNotContain(token);
        (await Sandbox.AcceptsAsync(token)).ShouldBeTrue();
        (await Sandbox.RequestsAsync()).ShouldContain("POST /v1/auth/refresh");
        (await Sandbox.RenewsAsync(before)).ShouldBeFalse();
        (await Sandbox.RenewsAsync(RefreshToken())).ShouldBeTrue();
    }

    [FactWhere(Needs.Unix)]
    public async Task Exec_gives_its_command_a_renewed_one_too()
    {
        await SignInExpiredAsync();

        var run = await Home.RunAsync(new ToolCall("exec", "pair", "--", "sh", "-c", "echo \"$AUTHX_TOKEN\"") { Reveals = true });

        (await Sandbox.AcceptsAsync(run.ShouldExit(0).Out.Trim())).ShouldBeTrue();
    }

    [Fact]
    public async Task An_expired_access_token_hides_no_live_session_from_a_logout()
    {
        var session = await SignInWithPasswordAsync("pair", "pair");
        var refresh = RefreshToken();
        await Sandbox.ExpireAsync(session);

        var run = await RunAsync("logout", "--json", "-v");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        (await Sandbox.RequestsAsync()).ShouldBe(["POST /v1/auth/logout", "POST /v1/auth/refresh", "POST /v1/auth/logout"]);
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        (await Sandbox.RenewsAsync(refresh)).ShouldBeFalse();
        Home.Has("pair").ShouldBeFalse();
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_stored_before_it_is_used_so_that_the_next_try_ends_the_session()
    {
        var session = await SignInWithPasswordAsync("pair", "pair");
        var before = RefreshToken();
        await Sandbox.OrderAsync(new { match = "POST /v1/auth/logout", fault = "status", status = 401 });
        await Sandbox.OrderAsync(new { match = "POST /v1/auth/logout", fault = "status", status = 500 });

        (await RunAsync("logout", "-v")).ShouldExit(1);
        var after = RefreshToken();
        var again = await RunAsync("logout", "--json");

        after.ShouldNotBe(before);
        again.ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        (await Sandbox.RenewsAsync(after)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_renewal_that_fails_at_logout_keeps_the_session()
    {
        var session = await SignInWithPasswordAsync("pair", "pair");
        await Sandbox.ExpireAsync(session);
        await Sandbox.OrderAsync(new { match = "POST /v1/auth/refresh", fault = "status", status = 503, retryAfter = 7 });

        var run = await RunAsync("logout", "--json", "-v");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("serverError");
        Home.Has("pair").ShouldBeTrue();
        (await RunAsync("logout")).ShouldExit(0);
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
    }

    // The server gives out a token that has expired already, as after a long night.
    private async Task SignInExpiredAsync()
    {
        var call = new ToolCall("login", "pair", "--set", "login.path=/v1/oauthless/login?expiresIn=0", "--set", "whoami.off=true", "--username", User, "--password-stdin");
        (await Home.RunAsync(call with { Input = Password })).ShouldExit(0);
        await Sandbox.ForgetRequestsAsync();
    }

    private string RefreshToken() => Regex.Match(File.ReadAllText(Home.ProfileFile("pair")), "ref_[0-9a-f]{32}") is { Success: true } found
        ? found.Value
        : throw new InvalidOperationException("The profile holds no refresh token.");
}
