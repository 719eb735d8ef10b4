using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>Signing out of many profiles at several servers with one command: none takes another along.</summary>
public sealed class ManyAtOnce : ManyProfiles
{
    [Fact]
    public async Task Servers_that_are_busy_hang_or_are_down_take_nobody_else_along()
    {
        var (busy, fine, hung, down) = (await StartServerAsync(), await StartServerAsync(), await StartServerAsync(), await StartServerAsync());
        await SignInAsync(busy, "a-busy", "e-busy", "i-busy");
        await SignInAsync(fine, "b-fine", "f-fine", "j-fine");
        await SignInAsync(hung, "c-hung", "g-hung");
        await SignInAsync(down, "d-down", "h-down");
        await busy.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 429, retryAfter = 2, times = 1 });
        await hung.OrderAsync(new { match = "DELETE /v1/auth", fault = "hang", times = 0 });
        await down.DisposeAsync();

        var run = await Home.RunAsync("logout", "--all", "--force", "--json", "--timeout", "8s");

        run.ShouldExit(1);
        Names(run).ShouldBe(["a-busy", "b-fine", "c-hung", "d-down", "e-busy", "f-fine", "g-hung", "h-down", "i-busy", "j-fine"]);
        foreach (var one in Results(run))
        {
            var (name, isFine) = (one.Text("profile")!, one.Text("profile")![2..] is "busy" or "fine");
            one.Text("revocation").ShouldBe(isFine ? "revoked" : "failed", name);
            one.Text("local").ShouldBe(isFine ? "cleared" : "kept", name);
            Home.Has(name).ShouldBe(!isFine, name);
            if (!isFine)
                one.Text("error", "code").ShouldBe(name.EndsWith("hung", StringComparison.Ordinal) ? "timeout" : "unreachable", name);
            if (isFine)
                (await Of(name).IsAliveAsync()).ShouldBeFalse(name);
        }
        await hung.CallOffFaultsAsync();
        (await Home.RunAsync("logout", "--all", "--force", "--on-failure", "clear")).ShouldExit(1);
        (await Of("c-hung").IsAliveAsync()).ShouldBeFalse();
        Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_asks_for_more_time_than_there_is_fails_alone_and_says_how_long()
    {
        var (busy, fine) = (await StartServerAsync(), await StartServerAsync());
        await SignInAsync(busy, "a", "c");
        await SignInAsync(fine, "b", "d");
        await busy.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 429, retryAfter = 600, times = 0 });

        var run = await Home.RunAsync("logout", "--all", "--force", "--json");

        run.ShouldExit(1);
        Results(run).Select(one => one.Text("local")).ShouldBe(["kept", "cleared", "kept", "cleared"]);
        Results(run)[0].Text("error", "code").ShouldBe("rateLimited");
        Results(run)[0].At("error", "retryAfter").GetInt32().ShouldBe(600);
        (await Of("b").IsAliveAsync() || await Of("d").IsAliveAsync()).ShouldBeFalse();
        (await Of("a").IsAliveAsync() && await Of("c").IsAliveAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task All_that_are_forbidden_share_their_exit_code_and_one_of_another_kind_makes_it_1()
    {
        var (stern, broken) = (await StartServerAsync(), await StartServerAsync());
        await SignInAsync(stern, "a", "b");
        await stern.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 403, times = 0 });
        (await Home.RunAsync("logout", "--all", "--force", "--json")).ShouldExit(4);
        await SignInAsync(broken, "c");
        await broken.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 500, times = 0 });

        (await Home.RunAsync("logout", "--all", "--force", "--json")).ShouldExit(1);
    }

    [Fact]
    public async Task A_profile_that_another_authx_holds_or_that_is_open_to_others_or_damaged_fails_alone()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, "a-held", "b-fine", "c-open", "d-damaged", "e-fine");
        await Unix.ChmodAsync("644", Home.ProfileFile("c-open"));
        Home.PutProfile("d-damaged", "{");
        Directory.CreateDirectory(Path.GetDirectoryName(Home.LockFile("x"))!);
        await using var held = new FileStream(Home.LockFile("a-held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var run = await Home.RunAsync("logout", "--all", "--force", "--json", "--timeout", "2s");

        run.ShouldExit(1);
        Results(run).Select(one => one.Text("local")).ShouldBe(["kept", "cleared", "kept", "kept", "cleared"]);
        Results(run).Select(one => one.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? error.Text("code") : null)
            .ShouldBe(["profileLocked", null, "unsafePermissions", "profileUnreadable", null]);
    }

    [FactWhere(Needs.Unix)]
    public async Task What_is_said_on_the_way_may_be_lost_but_no_profile_is()
    {
        var server = await StartServerAsync();
        await SignInAsync(server, [.. Enumerable.Range(0, 8).Select(number => $"p{number}")]);
        await server.OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 500, times = 1 });

        var run = await Home.RunAsync(new ToolCall("logout", "--all", "--force", "--json", "-v") { Through = ["sh", "-c", "exec \"$@\" 2>/dev/full", "sh"] });

        run.ShouldExit(1);
        Results(run).Count(one => one.Text("local") == "cleared").ShouldBe(7);
        Results(run).Single(one => one.Text("local") == "kept").Text("error", "code").ShouldBe("serverError");
    }

    private static JsonElement[] Results(ToolRun run) => [.. run.Json.GetProperty("results").EnumerateArray()];

    private static string[] Names(ToolRun run) => [.. Results(run).Select(one => one.Text("profile")!)];
}
