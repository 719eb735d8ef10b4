namespace Authx.EndToEnd;

/// <summary>What could not be ended is put off, waits, and ends when the server is back.</summary>
public sealed class Pending(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    private string Outbox => Path.Combine(Home.Files, "pending");

    [Fact]
    public async Task It_waits_is_told_of_and_ends_when_the_server_is_back()
    {
        var (session, token) = await PutOffAsync();

        Home.Has("legacy").ShouldBeFalse();
        (await RunAsync("list")).ShouldExit(0).Error.ShouldContain("One revocation waits");
        (await RunAsync("whoami", "legacy")).ShouldExit(1).Error.ShouldContain("One revocation waits");
        (await Home.RunAsync(new ToolCall("token", "legacy") { Reveals = true })).ShouldExit(1).Out.ShouldBeEmpty();
        (await RunAsync("pending", "retry")).ShouldExit(1).Error.ShouldContain("authx pending retry legacy");
        (await RunAsync("pending", "list", "--json")).ShouldExit(0).Json.GetProperty("pending")[0].Text("id").ShouldBe("legacy");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeTrue();

        await Sandbox.CallOffFaultsAsync();
        var ended = await RunAsync("pending", "retry", "--json");

        ended.ShouldExit(0).Json.GetProperty("results")[0].Text("revocation").ShouldBe("revoked");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        (await Sandbox.AcceptsAsync(token)).ShouldBeFalse();
        Directory.GetFiles(Outbox).ShouldBeEmpty();
        (await RunAsync("list")).Error.ShouldNotContain("waits");
        NoSecretLiesAbout();
    }

    [FactWhere(Needs.Unix)]
    public async Task It_is_kept_as_a_profile_is_readable_for_its_owner_alone()
    {
        await PutOffAsync();

        Unix.ModeOf(Outbox).ShouldBe("700");
        Unix.ModeOf(Path.Combine(Outbox, "legacy.json")).ShouldBe("600");
    }

    [Fact]
    public async Task What_has_expired_by_itself_is_forgotten_and_no_longer_told_of()
    {
        await PutOffAsync();
        var file = Path.Combine(Outbox, "legacy.json");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, System.Text.RegularExpressions.Regex.Replace(text, "\"expiresAt\": \"[^\"]+\"", "\"expiresAt\": \"2020-01-01T00:00:00Z\""));

        (await RunAsync("list")).Error.ShouldNotContain("waits");

        (await RunAsync("pending", "list", "--json")).Json.GetProperty("pending").GetArrayLength().ShouldBe(0);
        Directory.GetFiles(Outbox).ShouldBeEmpty();
    }

    [Fact]
    public async Task Letting_go_of_it_needs_consent_and_says_what_lives_on()
    {
        var (session, _) = await PutOffAsync();
        (await RunAsync("pending", "drop", "legacy")).ShouldExit(64);

        (await RunAsync("pending", "drop", "legacy", "--force")).ShouldExit(0).Error.ShouldContain("stays valid");

        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeTrue();
        Directory.GetFiles(Outbox).ShouldBeEmpty();
    }

    [FactWhere(Needs.Unix)]
    public async Task Ctrl_C_during_a_retry_keeps_it()
    {
        await PutOffAsync();
        await Sandbox.CallOffFaultsAsync();
        await Sandbox.ForgetRequestsAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth", fault = "hang", times = 0 });
        using var tool = Home.Start(new ToolCall("pending", "retry", "--json"));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await Sandbox.RequestsAsync()).Length == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        await Unix.InterruptAsync(tool);
        await Unix.InterruptAsync(tool);

        (await tool.EndAsync()).ShouldExit(130).Json.GetProperty("results")[0].Text("local").ShouldBe("kept");
        File.Exists(Path.Combine(Outbox, "legacy.json")).ShouldBeTrue();
    }

    private async Task<(string Session, string Token)> PutOffAsync()
    {
        var session = await SignInWithPasswordAsync();
        var token = await TokenAsync("legacy");
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth", fault = "refuse", times = 0 });
        var run = await RunAsync("logout", "--on-failure", "defer", "--json");
        run.ShouldExit(0).Json.Text("revocation").ShouldBe("deferred");
        return (session, token);
    }
}
