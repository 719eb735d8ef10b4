namespace Authx.EndToEnd;

/// <summary>The sample plugin and a registry that does not do what it should: what is not known to be dead is kept.</summary>
public sealed class NpmRegistryFaults(SandboxHost sandbox) : NpmTest, IClassFixture<SandboxHost>
{
    private const string Password = "CANARY-password-of-ada";

    private readonly string _user = "ada-" + Guid.NewGuid().ToString("N")[..8];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await sandbox.CallOffFaultsAsync();
        await sandbox.MakeUserAsync(_user, Password);
        Configure(sandbox.Address + "/npm");
    }

    [Theory]
    [InlineData("refuse", 0, 1, "unreachable")]
    [InlineData("hang", 0, 1, "timeout")]
    [InlineData("redirect", 0, 1, "malformedAnswer")]
    [InlineData("wrongType", 0, 1, "malformedAnswer")]
    [InlineData("status", 500, 1, "serverError")]
    [InlineData("status", 429, 1, "rateLimited")]
    [InlineData("status", 404, 1, "malformedAnswer")]
    [InlineData("status", 403, 4, "denied")]
    public async Task A_logout_that_ended_nothing_keeps_the_token(string fault, int status, int exit, string code)
    {
        var token = await SignInAsync(_user, Password);
        await sandbox.OrderAsync(new { match = "DELETE /npm/-/user/token", fault, status, times = 0 });

        var run = await RunAsync("logout", "--json", "-v", "--timeout", "3s");

        run.ShouldExit(exit);
        (run.Json.Text("revocation"), run.Json.Text("local"), run.Json.Text("error", "code")).ShouldBe(("failed", "kept", code));
        (await sandbox.AcceptsAsync(token)).ShouldBeTrue();
        await sandbox.CallOffFaultsAsync();
        (await RunAsync("logout", "-v")).ShouldExit(0);
        (await sandbox.AcceptsAsync(token)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_registry_that_lies_is_found_out_by_a_proof()
    {
        var token = await SignInAsync(_user, Password);
        await sandbox.OrderAsync(new { match = "DELETE /npm/-/user/token", fault = "status", status = 204 });

        (await RunAsync("logout", "--verify", "--json", "-v")).ShouldExit(1).Json.Text("error", "code").ShouldBe("stillAlive");

        (await sandbox.AcceptsAsync(token)).ShouldBeTrue();
        Home.Has("npm").ShouldBeTrue();
    }

    [Fact]
    public async Task A_registry_without_such_a_request_cannot_end_a_token_and_it_is_said_what_lives_on()
    {
        await SignInAsync(_user, Password);
        await sandbox.OrderAsync(new { match = "DELETE /npm/-/user/token", fault = "status", status = 405 });

        var run = await RunAsync("logout", "--json", "-v");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("unsupported");
        run.Json.WarningCodes().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_registry_that_is_down_keeps_the_token()
    {
        await SignInAsync(_user, Password);
        var file = Home.ProfileFile("npm");
        var text = await File.ReadAllTextAsync(file);
        // Nothing listens at port 1 of this machine.
        Home.PutProfile("npm", text.Replace(sandbox.Address, "http://127.0.0.1:1", StringComparison.Ordinal));

        (await RunAsync("logout", "--json", "-v")).ShouldExit(1).Json.Text("error", "code").ShouldBe("unreachable");

        Home.Has("npm").ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"token":"CANARY\nX-Evil: 1"}""", "application/json")]
    [InlineData("""{"token":".."}""", "application/json")]
    [InlineData("""{"ok":true}""", "application/json")]
    [InlineData("<html>CANARY</html>", "text/html")]
    [InlineData("CANARY \u001b[31m", "application/json")]
    [InlineData("1 MB", "application/json")]
    public async Task A_hostile_answer_signs_nobody_in(string body, string type)
    {
        Home.Secrets.Add("CANARY");
        body = body == "1 MB" ? $$"""{"token":"{{new string('C', 1024 * 1024)}}"}""" : body;
        await sandbox.OrderAsync(new { match = "PUT /npm", fault = "answer", status = 201, body, type });

        var run = await Home.RunAsync(new ToolCall("login", "npm", "--username", _user, "--password-stdin", "--json", "-v") { Input = Password });

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("malformedAnswer");
        run.Said.ShouldNotContain('\u001b');
        Directory.Exists(Home.Profiles).ShouldBe(false, "nothing is stored");
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("slow")]
    [InlineData("status")]
    public async Task A_registry_that_fails_at_whoami_is_no_reason_to_say_signed_out(string fault)
    {
        await SignInAsync(_user, Password);
        await sandbox.OrderAsync(new { match = "GET /npm/-/whoami", fault, times = 0 });

        (await RunAsync("whoami", "--json", "-v", "--timeout", "3s")).ShouldExit(0).Json.Text("state").ShouldBe("unknown");
    }
}
