using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>Ctrl-C in the middle of signing out of many: whatever the moment, the report tells the state of every profile.</summary>
public sealed class Interrupted : ManyProfiles
{
    private const int Servers = 2;
    private const int Profiles = 20;

    // Any seed will do; that it is the same one makes a failure come again.
    private readonly Random _random = new(20_260);

    [TheoryWhere(Needs.Unix)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(17)]
    [InlineData(19)]
    [InlineData(20)]
    public async Task At_any_moment_each_profile_is_ended_and_cleared_or_kept_and_told_of(int requests)
    {
        await SignInManyAsync(shortest: 20, longest: 300);
        using var tool = Home.Start(new ToolCall("logout", "--all", "--force", "--json"));
        await AskedForAsync(requests);
        await Unix.InterruptAsync(tool);

        var run = await tool.EndAsync();

        var kept = await CheckAsync(run);
        run.ShouldExit(kept == 0 ? 0 : 130);
        foreach (var one in Results(run).Where(one => one.Text("local") == "kept"))
            (await Of(one.Text("profile")!).IsAliveAsync()).ShouldBeTrue("what was not attempted lives");
        await TheRestEndsAsync();
    }

    [FactWhere(Needs.Unix)]
    public async Task The_second_one_leaves_what_is_in_flight_unknown_and_keeps_it()
    {
        await SignInManyAsync(shortest: 20, longest: 60);
        var hung = await StartServerAsync();
        await SignInAsync(hung, [.. Enumerable.Range(0, 6).Select(number => $"hung{number}")]);
        await hung.OrderAsync(new { match = "DELETE /v1/auth", fault = "hang", times = 0 });
        using var tool = Home.Start(new ToolCall("logout", "--all", "--force", "--json"));
        await AskedForAsync(Profiles + 4);
        await LeftAsync(6);
        await Unix.InterruptAsync(tool);
        await tool.SaysAsync("Waiting for what is under way");
        await Unix.InterruptAsync(tool);

        var run = await tool.EndAsync();

        run.ShouldExit(130);
        (await CheckAsync(run)).ShouldBe(6);
        var left = Results(run).Where(one => one.Text("local") == "kept").ToList();
        left.Count(one => one.Text("revocation") == "failed").ShouldBe(4);
        left.Count(one => one.Text("revocation") == "notAttempted").ShouldBe(2);
        left.Where(one => one.Text("revocation") == "failed").ShouldAllBe(one => one.Text("error", "message")!.Contains("unknown"));
        left.ShouldAllBe(one => one.Text("error", "code") == "interrupted");
        await hung.CallOffFaultsAsync();
        await TheRestEndsAsync();
    }

    [FactWhere(Needs.Unix)]
    public async Task Two_at_once_at_any_moment_leave_nothing_untold_either()
    {
        for (var requests = 2; requests <= Profiles; requests += 6)
        {
            SignedIn.Clear();
            await SignInManyAsync(shortest: 20, longest: 300);
            using var tool = Home.Start(new ToolCall("logout", "--all", "--force", "--json"));
            var before = await EndsAskedForAsync();
            await AskedForAsync(before + requests);
            await Unix.InterruptAsync(tool);
            await Unix.InterruptAsync(tool);

            var run = await tool.EndAsync();

            run.ShouldExit(await CheckAsync(run) == 0 ? 0 : 130);
            await TheRestEndsAsync();
        }
    }

    [FactWhere(Needs.Terminal)]
    public async Task A_terminal_that_goes_away_is_an_interrupt_and_the_report_is_written_all_the_same()
    {
        await SignInManyAsync(shortest: 200, longest: 400);
        await using var terminal = await TerminalSession.OpenAsync(Home);
        await terminal.StartAsync("authx logout --all --force --json --receipt receipt.json > report.json");
        await AskedForAsync(3);
        await terminal.HangUpAsync();

        var report = await WrittenAsync(Path.Combine(Home.Directory, "report.json"));

        var kept = await CheckAsync(report);
        kept.ShouldBeGreaterThan(0, "those that had not begun were not begun");
        Documents.Single(await File.ReadAllTextAsync(Path.Combine(Home.Directory, "receipt.json"))).GetProperty("results").GetArrayLength().ShouldBe(Profiles);
        await TheRestEndsAsync();
    }

    private async Task SignInManyAsync(int shortest, int longest)
    {
        for (var server = 0; server < Servers; server++)
        {
            var host = await StartServerAsync();
            await SignInAsync(host, [.. Enumerable.Range(0, Profiles / Servers).Select(number => $"p{number}-{server}")]);
            for (var number = 0; number < Profiles / Servers; number++)
                await host.OrderAsync(new { match = "DELETE /v1/auth", fault = "late", everyMs = _random.Next(shortest, longest), times = 1 });
        }
    }

    // Returns how many were kept.
    private async Task<int> CheckAsync(ToolRun run) => await CheckAsync(run.Json);

    private async Task<int> CheckAsync(JsonElement report)
    {
        var results = report.GetProperty("results").EnumerateArray().ToList();
        results.Select(one => one.Text("profile")).ShouldBe(SignedIn.Select(one => one.Name).Order(StringComparer.Ordinal));
        foreach (var one in results)
        {
            var profile = Of(one.Text("profile")!);
            var isCleared = one.Text("local") == "cleared";
            one.Text("revocation").ShouldBeOneOf(isCleared ? ["revoked"] : ["failed", "notAttempted"]);
            Home.Has(profile.Name).ShouldBe(!isCleared, profile.Name);
            if (isCleared)
                (await profile.IsAliveAsync()).ShouldBeFalse(profile.Name);
            else
                one.Text("error", "code").ShouldBe("interrupted", profile.Name);
        }
        return results.Count(one => one.Text("local") == "kept");
    }

    private async Task TheRestEndsAsync()
    {
        (await Home.RunAsync("logout", "--all", "--force", "--json")).ShouldExit(0);
        Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
        foreach (var one in SignedIn)
            (await one.IsAliveAsync()).ShouldBeFalse(one.Name);
    }

    private static async Task<JsonElement> WrittenAsync(string file)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!File.Exists(file) || !(await File.ReadAllTextAsync(file, limit.Token)).EndsWith("}\n", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        return Documents.Single(await File.ReadAllTextAsync(file, limit.Token));
    }

    private static JsonElement[] Results(ToolRun run) => [.. run.Json.GetProperty("results").EnumerateArray()];
}
