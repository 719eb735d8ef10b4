using System.Text.RegularExpressions;

namespace Authx.EndToEnd;

/// <summary>A credential for one program alone, which ends with it, whatever becomes of the program.</summary>
public sealed class Ephemeral(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public async Task The_programs_exit_code_and_output_are_its_own_and_the_session_is_over(int code)
    {
        var run = await Home.RunAsync(Exec($"printf 'only this'; test -n \"$LEGACY_TOKEN\" && exit {code}; exit 99"));

        run.ShouldExit(code).Out.ShouldBe("only this");
        await OverAsync();
    }

    [FactWhere(Needs.Unix)]
    public async Task A_program_that_is_killed_leaves_no_session_behind()
    {
        var run = await Home.RunAsync(Exec("kill -9 $$"));

        run.ShouldExit(137).Out.ShouldBeEmpty();
        await OverAsync();
    }

    [FactWhere(Needs.Unix)]
    public async Task Who_asks_authx_to_end_ends_the_program_and_then_the_session()
    {
        using var tool = Home.Start(Exec("trap 'exit 9' TERM; echo began >&2; while :; do sleep 0.05; done"));
        await tool.SaysAsync("began");
        await Unix.TerminateAsync(tool);

        (await tool.EndAsync()).ShouldExit(9);

        await OverAsync();
    }

    [FactWhere(Needs.Terminal)]
    public async Task Ctrl_C_ends_the_program_and_then_the_session()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await File.WriteAllTextAsync(Path.Combine(Home.Directory, "password"), Password);
        await terminal.StartAsync($"sh -c 'trap : INT; authx exec --ephemeral --service legacy --username {User} --password-stdin -- sh -c \"trap \\\"exit 5\\\" INT; echo began; while :; do sleep 0.05; done\" < password; echo code=$?.'");
        await terminal.SeesAsync("^began");
        await terminal.PressAsync("C-c");

        await terminal.SeesAsync(@"code=5\.");

        await OverAsync();
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_terminal_that_goes_away_leaves_no_session_behind()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await File.WriteAllTextAsync(Path.Combine(Home.Directory, "password"), Password);
        await terminal.StartAsync($"authx exec --ephemeral --service legacy --username {User} --password-stdin -- sh -c 'echo began; sleep 600' < password");
        await terminal.SeesAsync("^began");
        await terminal.HangUpAsync();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await Sandbox.IsSessionAliveAsync((await Sandbox.SessionsOfAsync(User)).Single()) || Directory.GetFiles(Home.Profiles).Length > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
    }

    [Fact]
    public async Task For_a_program_that_is_not_there_nothing_is_obtained()
    {
        var run = await Home.RunAsync(Exec() with { Args = ["exec", "--ephemeral", "--service", "legacy", "--username", User, "--password-stdin", "--", "no-such-program"] });

        run.ShouldExit(1).Error.ShouldContain("no-such-program");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        Directory.Exists(Home.Profiles).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_sign_in_starts_no_program()
    {
        var run = await Home.RunAsync(Exec("echo began") with { Input = "wrong" });

        run.ShouldExit(1).Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    public async Task A_server_that_is_gone_in_the_end_is_told_of_and_the_profile_is_kept_under_a_name_that_works_later(int program, int exit)
    {
        await Sandbox.OrderAsync(new { match = "DELETE /v1/auth", fault = "refuse", times = 0 });

        var run = await Home.RunAsync(Exec($"exit {program}"));

        run.ShouldExit(exit).Out.ShouldBeEmpty();
        run.Error.ShouldContain("was not ended");
        var name = Regex.Match(run.Error, @"authx logout (exec-[0-9a-f]+);").Groups[1].Value;
        Home.Has(name).ShouldBeTrue(run.Error);
        await Sandbox.CallOffFaultsAsync();
        (await RunAsync("logout", name)).ShouldExit(0);
        await OverAsync();
    }

    [Fact]
    public async Task The_default_profile_stays_the_one_it_was()
    {
        var mine = await SignInWithPasswordAsync();

        (await Home.RunAsync(Exec("exit 0"))).ShouldExit(0);

        Home.Default.ShouldBe("legacy");
        (await Sandbox.IsSessionAliveAsync(mine)).ShouldBeTrue();
    }

    private ToolCall Exec(string script = "true") =>
        new("exec", "--ephemeral", "--service", "legacy", "--username", User, "--password-stdin", "--", "sh", "-c", script) { Input = Password };

    private async Task OverAsync()
    {
        var sessions = await Sandbox.SessionsOfAsync(User);
        sessions.ShouldNotBeEmpty();
        foreach (var session in sessions)
            (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse(session);
        Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
    }
}
