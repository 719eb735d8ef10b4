namespace Authx.EndToEnd;

/// <summary>What only happens where somebody sits at a terminal.</summary>
public sealed class AtATerminal(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    [FactWhere(Needs.Terminal)]
    public async Task A_key_is_typed_without_being_shown()
    {
        var key = await MakeKeyAsync();
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx login");
        await terminal.SeesAsync("API key: ");
        await terminal.TypeLineAsync(key.Value);

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(0, screen);
        screen.ShouldContain("Signed in");
        screen.ShouldNotContain(key.Value[..12]);
        (await Home.RunAsync(new ToolCall("token") { Reveals = true })).Out.Trim().ShouldBe(key.Value);
    }

    [FactWhere(Needs.Terminal)]
    public async Task Ctrl_C_at_the_prompt_is_130_and_the_terminal_shows_again_what_is_typed()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx login");
        await terminal.SeesAsync("API key: ");
        await terminal.TypeAsync("half-a-secret");
        await terminal.PressAsync("C-c");

        // A shell may drop the rest of the line after Ctrl-C; then it is asked for the exit code on a line of its own.
        await terminal.SeesAsync(@"(exit=130\.|\$ $)");
        await terminal.TypeLineAsync("stty -a | tr ' ;' '\\n\\n' | grep -x -e -echo -e echo -e -icanon -e icanon | tr '\\n' ' '; echo \"state.\"");
        var screen = await terminal.SeesAsync(@"^.*state\.$");

        screen.ShouldNotContain("half-a-secret");
        screen.ShouldContain("icanon echo state.");
        screen.ShouldNotContain("-echo state.");
        Directory.Exists(Home.Profiles).ShouldBeFalse();
    }

    [FactWhere(Needs.Terminal)]
    public async Task Ctrl_C_at_the_prompt_exits_with_130()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("sh -c 'trap : INT; authx login; echo code=$?'");
        await terminal.SeesAsync("API key: ");
        await terminal.PressAsync("C-c");

        await terminal.SeesAsync("code=130");
    }

    [TheoryWhere(Needs.Terminal)]
    [InlineData("y", 0, false)]
    [InlineData("yes", 0, false)]
    [InlineData("n", 1, true)]
    [InlineData("", 1, true)]
    [InlineData("maybe", 1, true)]
    public async Task Confirm_always_asks_and_only_a_yes_is_a_yes(string answer, int exit, bool kept)
    {
        await SignInAsync();
        Home.Configure("""{ "confirm": "always" }""");
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx logout");
        await terminal.SeesAsync(@"\[y/N\]");
        Home.Has("sandbox").ShouldBeTrue();
        await terminal.TypeLineAsync(answer);

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(exit, screen);
        Home.Has("sandbox").ShouldBe(kept);
    }

    [FactWhere(Needs.Terminal)]
    public async Task Ctrl_C_at_the_question_is_130_and_keeps_the_profile()
    {
        await SignInAsync();
        Home.Configure("""{ "confirm": "always" }""");
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("sh -c 'trap : INT; authx logout; echo code=$?'");
        await terminal.SeesAsync(@"\[y/N\]");
        await terminal.PressAsync("C-c");

        await terminal.SeesAsync("code=130");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [FactWhere(Needs.Terminal)]
    public async Task With_no_input_nothing_is_asked_at_a_terminal_either()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home);

        var (code, screen) = await terminal.RunAsync("authx login --no-input");

        code.ShouldBe(64);
        screen.ShouldContain("--token-stdin");
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_login_that_would_replace_another_account_asks()
    {
        await SignInAsync();
        var eves = await MakeKeyAsync("eve");
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx login");
        await terminal.SeesAsync("API key: ");
        await terminal.TypeLineAsync(eves.Value);
        await terminal.SeesAsync(@"\[y/N\]");
        await terminal.TypeLineAsync("n");

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(1, screen);
        screen.ShouldContain("ada");
        screen.ShouldContain("eve");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
    }

    [TheoryWhere(Needs.Terminal)]
    [Trait("row", "N3")]
    [InlineData("{}")]
    [InlineData("""{ "confirm": "never" }""")]
    public async Task N3_One_profile_is_signed_out_of_without_a_question_at_a_terminal_too(string config)
    {
        await SignInAsync();
        Home.Configure(config);
        await using var terminal = await TerminalSession.OpenAsync(Home);

        var (code, screen) = await terminal.RunAsync("authx logout");

        code.ShouldBe(0);
        screen.ShouldContain("✔ Logged out locally. Cleared profile \"sandbox\".");
    }

    [TheoryWhere(Needs.Terminal)]
    [InlineData("authx --help")]
    [InlineData("authx logout --help")]
    [InlineData("authx")]
    [InlineData("authx keys list -h")]
    public async Task Help_opens_no_pager(string command)
    {
        var bin = Directory.CreateDirectory(Path.Combine(Home.Directory, "bin")).FullName;
        var mark = Path.Combine(Home.Directory, "pager-was-here");
        foreach (var pager in new[] { "less", "more", "most", "pager" })
        {
            await File.WriteAllTextAsync(Path.Combine(bin, pager), $"#!/bin/sh\necho > '{mark}'\ncat\n");
            await Unix.ChmodAsync("755", Path.Combine(bin, pager));
        }
        await using var terminal = await TerminalSession.OpenAsync(Home, new Dictionary<string, string> { ["PATH"] = bin, ["PAGER"] = "less" });

        var (code, screen) = await terminal.RunAsync(command);

        code.ShouldBe(0);
        screen.ShouldContain("Usage: authx");
        File.Exists(mark).ShouldBeFalse();
    }

    [TheoryWhere(Needs.Terminal)]
    [InlineData("", null, true)]
    [InlineData("", "NO_COLOR", false)]
    [InlineData("--no-color", null, false)]
    public async Task Colours_are_for_terminals_and_can_be_switched_off(string option, string? variable, bool coloured)
    {
        var variables = variable is null ? new Dictionary<string, string>() : new() { [variable] = "1" };
        await using var terminal = await TerminalSession.OpenAsync(Home, variables);

        await terminal.RunAsync($"authx whoami {option}");

        (await terminal.ColouredScreenAsync()).Contains('\e').ShouldBe(coloured);
    }

    [Fact]
    public async Task Off_a_terminal_there_are_no_colours_and_no_glyphs()
    {
        await SignInAsync();

        foreach (var run in new[] { await RunAsync("logout"), await RunAsync("whoami") })
        {
            run.Said.ShouldNotContain("\e");
            run.Said.ShouldNotContain("✔");
        }
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_name_is_shown_and_a_password_after_it_is_not()
    {
        await Sandbox.MakeUserAsync("grace", "CANARY-password 1");
        Home.Secrets.Add("CANARY-password 1");
        Home.Configure($$"""{ "services": { "legacy": { "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "bearer-session" } } }""");
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx login");
        await terminal.SeesAsync("User name: ");
        await terminal.TypeLineAsync("grace");
        await terminal.SeesAsync("Password: ");
        await terminal.TypeLineAsync("CANARY-password 1");
        var screen = await terminal.SeesAsync(@"exit=0\.");

        screen.ShouldContain("User name: grace");
        screen.ShouldNotContain("CANARY");
        Home.Has("legacy").ShouldBeTrue();
    }
}
