namespace Authx.EndToEnd;

/// <summary>A certificate that nobody trusts: nothing is sent, and nothing is forgotten.</summary>
public sealed class WrongCertificate(SecureSandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SecureSandboxHost>
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Home.Configure($$"""{ "services": { "tls": { "provider": "password", "server": "{{Sandbox.SecureAddress}}", "recipe": "bearer-session" } } }""");
    }

    [Fact]
    public async Task A_sign_in_shows_the_password_to_nobody()
    {
        var run = await Home.RunAsync(new ToolCall("login", "tls", "--username", User, "--password-stdin", "--json", "-v") { Input = Password });

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("tls");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        Home.Has("tls").ShouldBeFalse();
        NoSecretLiesAbout();
    }

    [Fact]
    public async Task A_sign_out_keeps_the_session_until_the_certificate_is_trusted()
    {
        (await Home.RunAsync(new ToolCall("login", "tls", "--username", User, "--password-stdin", "--ca-cert", sandbox.Authority) { Input = Password })).ShouldExit(0);
        var session = (await Sandbox.SessionsOfAsync(User)).ShouldHaveSingleItem();
        var token = await TokenAsync("tls");
        await Sandbox.ForgetRequestsAsync();

        var run = await RunAsync("logout", "--json", "-v");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("tls");
        run.Json.Text("local").ShouldBe("kept");
        run.Json.Text("error", "hint").ShouldNotBeNull().ShouldContain("authx logout tls");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        (await Sandbox.AcceptsAsync(token)).ShouldBeTrue();
        NoSecretLiesAbout();
        (await RunAsync("logout", "--ca-cert", sandbox.Authority)).ShouldExit(0);
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
    }
}
