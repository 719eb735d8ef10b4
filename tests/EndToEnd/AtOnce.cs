namespace Authx.EndToEnd;

/// <summary>Several at work on one profile, and work that is cut short.</summary>
public sealed class AtOnce(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Of_two_sign_outs_at_once_one_does_the_work_and_the_other_finds_nothing_to_do()
    {
        var key = await SignInAsync();

        var runs = await Task.WhenAll(RunAsync("logout", "--revoke", "--json"), RunAsync("logout", "--revoke", "--json"));

        runs.Select(run => run.ExitCode).ShouldBe([0, 0]);
        runs.Select(run => run.Json.Text("revocation")).Order().ShouldBe(["none", "revoked"]);
        (await Sandbox.RequestsAsync()).ShouldBe([$"DELETE /v1/keys/{key.Id}"]);
    }

    [Fact]
    public async Task Two_profiles_do_not_wait_for_each_other()
    {
        await SignInAsync("one");
        await SignInAsync("two");
        using var held = Hold("one");

        (await RunAsync("logout", "two", "--timeout", "1s")).ShouldExit(0);
    }

    [Fact]
    public async Task A_sign_out_waits_for_another_authx_says_so_and_goes_on()
    {
        await SignInAsync();
        var held = Hold("sandbox");
        using var tool = Home.Start(new ToolCall("logout", "--json"));
        await tool.SaysAsync("Waiting for another authx");
        await held.DisposeAsync();

        (await tool.EndAsync()).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
    }

    [Theory]
    [InlineData("logout", "--json", "--timeout", "2s")]
    [InlineData("logout", "--local", "--json", "--timeout", "2s")]
    public async Task A_sign_out_that_waited_in_vain_is_1_and_keeps_everything(params string[] args)
    {
        await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        using var held = Hold("sandbox");

        var run = await RunAsync(args);

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("profileLocked");
        run.Json.Text("local").ShouldBe("kept");
        run.Error.ShouldContain("Waiting for another authx");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
    }

    [FactWhere(Needs.Unix)]
    public async Task Ctrl_C_while_waiting_is_130_and_keeps_everything()
    {
        await SignInAsync();
        using var held = Hold("sandbox");
        using var tool = Home.Start(new ToolCall("logout", "--json"));
        await tool.SaysAsync("Waiting for another authx");
        await Unix.InterruptAsync(tool);

        var run = await tool.EndAsync();

        run.ShouldExit(130).Json.Text("error", "code").ShouldBe("interrupted");
        run.Json.Text("revocation").ShouldBe("notAttempted");
        run.Json.Text("local").ShouldBe("kept");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [FactWhere(Needs.Unix)]
    public async Task The_first_Ctrl_C_waits_for_the_request_that_is_under_way_and_the_second_keeps_what_is_unknown()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "hang", times = 0 });
        using var tool = Home.Start(new ToolCall("logout", "--revoke", "--json"));
        await RequestAsync();
        await Unix.InterruptAsync(tool);
        await Unix.InterruptAsync(tool);

        var run = await tool.EndAsync();

        run.ShouldExit(130).Json.Text("error", "code").ShouldBe("interrupted");
        run.Json.Text("local").ShouldBe("kept");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [FactWhere(Needs.Unix)]
    public async Task Ctrl_C_during_a_sign_in_keeps_what_was_there()
    {
        await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        var fresh = await MakeKeyAsync();
        await Sandbox.OrderAsync(new { match = "* /v1/whoami", fault = "hang", times = 0 });
        using var tool = Home.Start(new ToolCall("login", "--token-stdin", "--json") { Input = fresh.Value });
        await RequestAsync();
        await Unix.InterruptAsync(tool);

        (await tool.EndAsync()).ShouldExit(130).Json.Text("error", "code").ShouldBe("interrupted");

        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
    }

    [Fact]
    public async Task Kill_in_the_middle_of_a_sign_in_leaves_the_old_state_or_the_new_one()
    {
        var old = await SignInAsync();
        for (var round = 0; round < 10; round++)
        {
            var fresh = await MakeKeyAsync();
            using (var tool = Home.Start(new ToolCall("login", "--token-stdin") { Input = fresh.Value }))
            {
                // Any instant will do, and each round takes another one.
                await Task.Delay(TimeSpan.FromMilliseconds(40 * round));
                tool.Kill();
            }

            var run = await Home.RunAsync(new ToolCall("token", "sandbox") { Reveals = true });
            run.ShouldExit(0).Out.Trim().ShouldBeOneOf(old.Value, fresh.Value);
            old = run.Out.Trim() == old.Value ? old : fresh;
        }

        (await RunAsync("logout", "sandbox")).ShouldExit(0);
        Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
    }

    // For the tool this is another process that holds the lock.
    private FileStream Hold(string profile) => new(Home.LockFile(profile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private async Task RequestAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await Sandbox.RequestsAsync()).Length == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }
}
