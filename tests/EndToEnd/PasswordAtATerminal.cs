namespace Authx.EndToEnd;

/// <summary>A password session where somebody sits at a terminal: one-time codes, sessions, and the end of all of them.</summary>
public sealed class PasswordAtATerminal(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    private const string Typed = "CANARY-typed 1";
    private const string Code = "813755";
    private readonly string _ada = "otp-" + Guid.NewGuid().ToString("N")[..8];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Sandbox.MakeUserAsync(_ada, Typed, Code);
        Home.Secrets.AddRange([Typed, Code]);
        var config = await File.ReadAllTextAsync(Home.ConfigFile);
        Home.Configure(config.Replace("\"env\": \"LEGACY_TOKEN\"", "\"login\": { \"otpWhen\": \"json:/error = otpRequired\" }", StringComparison.Ordinal));
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_one_time_code_is_asked_for_when_the_server_demands_it_and_not_shown()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await SignInAsync(terminal, Code);

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(0, screen);
        screen.ShouldContain($"Signed in to {Sandbox.Address} as {_ada}.");
        screen.ShouldNotContain(Code);
        screen.ShouldNotContain(Typed);
        (await RunAsync("whoami")).ShouldExit(0);
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_wrong_one_time_code_is_said_so_and_nothing_is_stored()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await SignInAsync(terminal, "000000");

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(1, screen);
        screen.ShouldContain("it does not accept this user name, password and one-time code");
        screen.ShouldContain("Nothing was changed on this machine.");
        Home.Has("legacy").ShouldBeFalse();
    }

    [Fact]
    public async Task Off_a_terminal_a_code_that_is_demanded_is_wrong_usage_that_names_the_option()
    {
        var run = await Home.RunAsync(new ToolCall("login", "legacy", "--username", _ada, "--password-stdin") { Input = Typed });

        run.ShouldExit(64).Error.ShouldContain("--otp");
        (await Sandbox.SessionsOfAsync(_ada)).ShouldBeEmpty();
    }

    [TheoryWhere(Needs.Terminal)]
    [InlineData("y", 0)]
    [InlineData("n", 1)]
    public async Task Everywhere_asks_first_and_names_whose_sessions_and_where(string answer, int exit)
    {
        var (mine, other) = (await SignInWithPasswordAsync(profile: "one"), await SignInWithPasswordAsync(profile: "two"));
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx logout one --everywhere");
        await terminal.SeesAsync($@"End every session of {User} at {Sandbox.Address}, on other machines too\? \[y/N\] ");
        await terminal.TypeLineAsync(answer);

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(exit, screen);
        (await Sandbox.IsSessionAliveAsync(mine)).ShouldBe(exit == 1);
        (await Sandbox.IsSessionAliveAsync(other)).ShouldBe(exit == 1);
        screen.ShouldContain(exit == 0
            ? $"✔ Logged out. Session ended at {Sandbox.Address}, and the account's other sessions there; cleared profile \"one\"."
            : "Not confirmed. Nothing was done.");
    }

    [FactWhere(Needs.Terminal)]
    public async Task Ctrl_C_at_that_question_is_said_on_a_line_of_its_own_with_the_same_command_to_run_next()
    {
        var session = await SignInWithPasswordAsync();
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("sh -c 'trap : INT; authx logout --everywhere; echo code=$?'");
        await terminal.SeesAsync(@"\[y/N\] ");
        await terminal.PressAsync("C-c");

        var screen = await terminal.SeesAsync("code=130");

        screen.ShouldContain("\nerror: Interrupted before anything was done.\n  authx logout legacy --everywhere\n");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeTrue();
        Home.Has("legacy").ShouldBeTrue();
    }

    [FactWhere(Needs.Terminal)]
    public async Task Sessions_are_shown_with_the_one_that_asks_and_ended_by_their_id()
    {
        var mine = await SignInWithPasswordAsync(profile: "one");
        var other = await SignInWithPasswordAsync(profile: "two");
        await using var terminal = await TerminalSession.OpenAsync(Home);

        await terminal.RunAsync($"authx sessions list one; authx sessions revoke one --session-id {other}; authx sessions revoke one --session-id {other}");
        var screen = await terminal.ScreenAsync();

        screen.ShouldMatch($@"(?m)^{mine} .* this one$");
        screen.ShouldContain($"✔ Session {other} revoked at {Sandbox.Address}.");
        screen.ShouldContain($"✔ Session {other} was already gone at {Sandbox.Address}.");
        (await Sandbox.IsSessionAliveAsync(other)).ShouldBeFalse();
    }

    private async Task SignInAsync(TerminalSession terminal, string code)
    {
        await terminal.StartAsync($"authx login legacy --username {_ada}");
        await terminal.SeesAsync("Password: ");
        await terminal.TypeLineAsync(Typed);
        await terminal.SeesAsync("One-time code: ");
        await terminal.TypeLineAsync(code);
    }
}
