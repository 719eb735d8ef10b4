namespace Authx.EndToEnd;

/// <summary>Password sessions: what ends at the server, what stays, and what a failure keeps (reference.md: S2, S3, P1, P3, P6).</summary>
public sealed class Passwords(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    [Fact]
    [Trait("row", "S2")]
    public async Task S2_the_session_ends_at_the_server_and_then_here()
    {
        var session = await SignInWithPasswordAsync();

        var run = await RunAsync("logout");

        run.ShouldExit(0);
        run.Out.ShouldContain("ended at " + Sandbox.Address);
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        Home.Has("legacy").ShouldBeFalse();
        File.Exists(Home.ConfigFile).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "S2")]
    public async Task S2_a_session_in_a_cookie_ends_with_origin_and_csrf_token()
    {
        var session = await SignInWithPasswordAsync("web", "web");

        (await RunAsync("whoami", "--json")).Json.Text("state").ShouldBe("signedIn");
        var run = await RunAsync("logout", "--json");

        run.ShouldExit(0);
        run.Json.Text("revocation").ShouldBe("revoked");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        (await Sandbox.RequestsAsync()).ShouldBe(["GET /web/me", "GET /web/csrf", "POST /web/logout"]);
    }

    [Fact]
    [Trait("row", "S3")]
    public async Task S3_another_session_of_the_same_user_stays_and_everywhere_ends_it()
    {
        var mine = await SignInWithPasswordAsync(profile: "one");
        var other = await SignInWithPasswordAsync(profile: "two");

        (await RunAsync("logout", "one")).ShouldExit(0);
        (await Sandbox.IsSessionAliveAsync(mine)).ShouldBeFalse();
        (await Sandbox.IsSessionAliveAsync(other)).ShouldBeTrue();

        var third = await SignInWithPasswordAsync(profile: "three");
        (await RunAsync("logout", "three", "--everywhere")).ShouldExit(64);
        (await RunAsync("logout", "three", "--everywhere", "--force")).ShouldExit(0);
        (await Sandbox.IsSessionAliveAsync(third)).ShouldBeFalse();
        (await Sandbox.IsSessionAliveAsync(other)).ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "S3")]
    public async Task S3_the_old_token_is_refused_after_logout_and_the_others_only_after_everywhere()
    {
        await SignInWithPasswordAsync(profile: "one");
        await SignInWithPasswordAsync(profile: "two");
        await SignInWithPasswordAsync(profile: "three");
        var (mine, other, third) = (await TokenAsync("one"), await TokenAsync("two"), await TokenAsync("three"));

        (await RunAsync("logout", "one", "-v")).ShouldExit(0);
        (await Sandbox.AcceptsAsync(mine)).ShouldBeFalse();
        (await Sandbox.AcceptsAsync(other)).ShouldBeTrue();
        (await RunAsync("whoami", "two", "-v")).ShouldExit(0);

        (await RunAsync("logout", "three", "--everywhere", "--force", "-v")).ShouldExit(0);
        (await Sandbox.AcceptsAsync(third)).ShouldBeFalse();
        (await Sandbox.AcceptsAsync(other)).ShouldBeFalse();
        (await RunAsync("whoami", "two", "-v")).ShouldExit(1);
        NoSecretLiesAbout();
    }

    [Fact]
    [Trait("row", "P1")]
    public async Task P1_the_session_is_addressed_by_the_id_in_its_token_in_one_round_trip()
    {
        var session = await SignInWithPasswordAsync();

        (await RunAsync("logout")).ShouldExit(0);

        (await Sandbox.RequestsAsync()).ShouldBe([$"DELETE /v1/auth/tokens/{session}"]);
    }

    [Fact]
    public async Task The_password_is_nowhere_in_authxs_files()
    {
        await SignInWithPasswordAsync();

        foreach (var file in Directory.EnumerateFiles(Home.Files, "*", SearchOption.AllDirectories))
            File.ReadAllText(file).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task A_wrong_password_is_said_so_and_changes_nothing()
    {
        var session = await SignInWithPasswordAsync();

        var run = await Home.RunAsync(new ToolCall("login", "legacy", "--username", User, "--password-stdin", "--json") { Input = "wrong" });

        run.ShouldExit(1);
        run.Json.GetProperty("error").Text("code").ShouldBe("credentialRefused");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeTrue();
        Home.Has("legacy").ShouldBeTrue();
    }

    [Fact]
    public async Task A_login_over_a_live_session_ends_the_old_one_after_the_new_is_stored()
    {
        var old = await SignInWithPasswordAsync();

        var fresh = await SignInWithPasswordAsync();

        (await Sandbox.IsSessionAliveAsync(old)).ShouldBeFalse();
        (await Sandbox.IsSessionAliveAsync(fresh)).ShouldBeTrue();
    }

    [Fact]
    public async Task Sessions_are_listed_and_one_of_them_is_ended()
    {
        await SignInWithPasswordAsync(profile: "one");
        var other = await SignInWithPasswordAsync(profile: "two");

        (await RunAsync("sessions", "list", "one", "--json")).Out.ShouldContain(other);
        (await RunAsync("sessions", "revoke", "one", "--session-id", other)).ShouldExit(0);

        (await Sandbox.IsSessionAliveAsync(other)).ShouldBeFalse();
        (await RunAsync("whoami", "one")).ShouldExit(0);
        (await RunAsync("whoami", "two")).ShouldExit(1);
    }

    [Fact]
    public async Task A_pinned_path_that_the_server_moved_is_corrected_and_an_origin_never()
    {
        var session = await SignInWithPasswordAsync();

        (await RunAsync("logout", "--set", "server=https://evil.example")).ShouldExit(64);
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        (await RunAsync("logout", "--set", "logout.path=/v1/auth/logout", "--set", "logout.method=POST")).ShouldExit(0);

        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
    }
}
