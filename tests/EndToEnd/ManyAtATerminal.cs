using System.Text.RegularExpressions;

namespace Authx.EndToEnd;

/// <summary>How signing out of many looks at a terminal, and what it asks where one end fails.</summary>
public sealed class ManyAtATerminal : ManyProfiles
{
    [FactWhere(Needs.Terminal)]
    public async Task Each_profile_has_a_line_that_changes_where_it_stands_and_none_is_left_over()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, [.. Enumerable.Range(0, 8).Select(number => $"p{number}")]);
        await server.OrderAsync(new { match = "DELETE /v1/auth", fault = "hang", times = 4 });
        await using var terminal = await TerminalSession.OpenAsync(Home, columns: 80, lines: 24);
        await terminal.StartAsync("authx logout --all --force --timeout 6s");
        var during = await terminal.SeesAsync("^p7: signed out|^p7: waiting");

        Regex.Count(during, @"^p\d: ", RegexOptions.Multiline).ShouldBe(8, during);

        var (code, after) = await terminal.EndAsync();
        code.ShouldBe(1, after);
        Regex.Count(after, @"^p\d: ", RegexOptions.Multiline).ShouldBe(0, after);
        Regex.Count(after, "Logged out.", RegexOptions.Multiline).ShouldBe(4, after);
        after.ShouldContain("4 of 8 profiles are left.");
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_terminal_that_is_resized_meanwhile_loses_nothing_that_stood_there_and_is_told_the_rest_in_plain_lines()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, [.. Enumerable.Range(0, 4).Select(number => $"a-profile-with-a-long-name-{number}")]);
        await server.OrderAsync(new { match = "DELETE /v1/auth", fault = "late", everyMs = 3000, times = 0 });
        await using var terminal = await TerminalSession.OpenAsync(Home, columns: 80, lines: 24);
        await terminal.StartAsync("echo this stood here before; authx logout --all --force");
        await terminal.SeesAsync("^a-profile-with-a-long-name-3: signing out");
        await terminal.ResizeAsync(columns: 34, lines: 20);

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(0, screen);
        Regex.Count(screen, "^this stood here before$", RegexOptions.Multiline).ShouldBe(1, screen);
        Regex.Count(screen, @"^a-profile-with-a-long-name-\d: signed out$", RegexOptions.Multiline).ShouldBe(4, screen);
        Regex.Count(screen, "Logged out.", RegexOptions.Multiline).ShouldBe(4, screen);
    }

    [FactWhere(Needs.Terminal)]
    public async Task More_profiles_than_the_terminal_has_lines_are_told_line_by_line()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, [.. Enumerable.Range(0, 30).Select(number => $"p{number}")]);
        await using var terminal = await TerminalSession.OpenAsync(Home, columns: 80, lines: 24);

        var (code, screen) = await terminal.RunAsync("authx logout --all --force --json > report.json");

        code.ShouldBe(0, screen);
        Regex.Count(screen, @"^p\d+: signed out$", RegexOptions.Multiline).ShouldBe(30, screen);
        Documents.Single(await File.ReadAllTextAsync(Path.Combine(Home.Directory, "report.json"))).GetProperty("results").GetArrayLength().ShouldBe(30);
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_small_terminal_is_seen_to_be_small_though_the_result_goes_to_a_file()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, [.. Enumerable.Range(0, 12).Select(number => $"p{number}")]);
        await using var terminal = await TerminalSession.OpenAsync(Home, columns: 40, lines: 8);

        var (_, screen) = await terminal.RunAsync("authx logout --all --force --json > report.json");

        Regex.Count(screen, @"^p\d+: signed out$", RegexOptions.Multiline).ShouldBe(12, screen);
        screen.ShouldNotContain("signing out");
    }

    [TheoryWhere(Needs.Terminal)]
    [InlineData("k", 1, true, "kept")]
    [InlineData("c", 1, false, "all the same")]
    [InlineData("p", 0, false, "put off")]
    public async Task A_failure_offers_the_choice(string typed, int exit, bool isKept, string said)
    {
        var server = await StartServerAsync();
        await SignInAsync(server, "work");
        await server.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 500, times = 0 });
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx logout work");
        await terminal.SeesAsync(@"\[t/K/c/p\]");
        await terminal.TypeLineAsync("?");
        await terminal.SeesAsync(@"\[t/K/c/p\] \?\n.*\[t/K/c/p\]");
        await terminal.TypeLineAsync(typed);

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(exit, screen);
        screen.ShouldContain(said);
        Home.Has("work").ShouldBe(isKept);
        File.Exists(Path.Combine(Home.Files, "pending", "work.json")).ShouldBe(typed == "p");
    }

    [FactWhere(Needs.Terminal)]
    public async Task Trying_again_works_when_the_server_is_back()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, "work");
        await server.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 500, times = 2 });
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx logout work");
        await terminal.SeesAsync(@"\[t/K/c/p\]");
        await terminal.TypeLineAsync("t");
        await terminal.SeesAsync(@"\[t/K/c/p\] t\n(.*\n)+.*\[t/K/c/p\]");
        await terminal.TypeLineAsync("t");

        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(0, screen);
        (await Of("work").IsAliveAsync()).ShouldBeFalse();
    }

    [FactWhere(Needs.Terminal)]
    public async Task Ctrl_C_at_the_choice_keeps_it()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, "work");
        await server.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 500, times = 0 });
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("sh -c 'trap : INT; authx logout work; echo code=$?.'");
        await terminal.SeesAsync(@"\[t/K/c/p\]");
        await terminal.PressAsync("C-c");

        await terminal.SeesAsync(@"code=(1|130)\.");

        Home.Has("work").ShouldBeTrue();
    }
}
