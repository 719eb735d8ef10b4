using System.Text.Json;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

/// <summary>Signing out of many profiles with one command.</summary>
public sealed class ManyTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task All_end_and_the_report_keeps_the_order_of_the_names()
    {
        await SignInAsync("c", "a", "b");

        var ran = (await _home.RunAsync("logout", "--all", "--force", "--json")).ShouldBeDone();

        Results(ran).Select(r => r.GetProperty("profile").GetString()).ShouldBe(["a", "b", "c"]);
        Results(ran).ShouldAllBe(r => r.GetProperty("revocation").GetString() == "revoked" && r.GetProperty("local").GetString() == "cleared");
        Names().ShouldBeEmpty();
        File.Exists(_home.PathOf("default-profile")).ShouldBeFalse();
    }

    [Fact]
    public async Task One_failure_stops_none_of_the_others()
    {
        await SignInAsync("a", "c");
        await SignInAsync("b", "logout.outcome=failed");

        var ran = await _home.RunAsync("logout", "--all", "--force", "--json");

        ran.Code.ShouldBe(ExitCode.Failed);
        Results(ran).Select(r => r.GetProperty("local").GetString()).ShouldBe(["cleared", "kept", "cleared"]);
        Results(ran)[1].GetProperty("error").GetProperty("code").GetString().ShouldBe("serverError");
        Names().ShouldBe(["b"]);
    }

    [Theory]
    [InlineData("denied", "denied", 4)]
    [InlineData("unaddressable", "unaddressable", 2)]
    [InlineData("denied", "unaddressable", 1)]
    [InlineData("denied", "ended", 4)]
    [InlineData("ended", "ended", 0)]
    public async Task The_exit_code_is_the_one_that_all_failures_share(string first, string second, int exit)
    {
        await SignInAsync("a", $"logout.outcome={first}");
        await SignInAsync("b", $"logout.outcome={second}");

        ((int)(await _home.RunAsync("logout", "--all", "--force")).Code).ShouldBe(exit);
    }

    [Fact]
    public async Task A_damaged_profile_is_kept_and_told_of()
    {
        await SignInAsync("a", "b");
        await File.WriteAllTextAsync(_home.ProfileFile("b"), "{");

        var ran = await _home.RunAsync("logout", "--all", "--force", "--json");

        ran.Code.ShouldBe(ExitCode.Failed);
        Results(ran).Select(r => r.GetProperty("local").GetString()).ShouldBe(["cleared", "kept"]);
        Results(ran)[1].GetProperty("error").GetProperty("code").GetString().ShouldBe("profileUnreadable");
    }

    [Theory]
    [InlineData("y", 0, 0)]
    [InlineData("n", 1, 2)]
    public async Task It_asks_once_at_a_terminal(string typed, int code, int left)
    {
        await SignInAsync("a", "b");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes(typed), "logout", "--all");

        ((int)ran.Code).ShouldBe(code, ran.Error);
        ran.Error.ShouldContain("Sign out of all 2 profiles? [y/N]");
        Names().Length.ShouldBe(left);
    }

    [Fact]
    public async Task Off_a_terminal_it_needs_force()
    {
        await SignInAsync("a");

        (await _home.RunAsync("logout", "--all")).Code.ShouldBe(ExitCode.Usage);
        Names().ShouldBe(["a"]);
    }

    [Fact]
    public async Task Nothing_there_is_nothing_to_do()
    {
        var ran = (await _home.RunAsync("logout", "--all", "--json")).ShouldBeDone();

        Results(ran).ShouldBeEmpty();
        (await _home.RunAsync("logout", "--all")).Error.ShouldContain("nothing to do");
    }

    [Fact]
    public async Task A_service_means_all_of_its_profiles_and_no_other()
    {
        _home.WithConfig("""{ "services": { "acme": { "provider": "good", "server": "https://acme.example" } } }""");
        foreach (var name in (string[])["one", "two"])
            (await _home.RunAsync(new FakeTerminal().Piped(Home.Canary), "login", "acme", "--profile", name, "--token-stdin")).ShouldBeDone();
        await SignInAsync("other");

        var ran = (await _home.RunAsync("logout", "--service", "ACME", "--json")).ShouldBeDone();

        Results(ran).Select(r => r.GetProperty("profile").GetString()).ShouldBe(["one", "two"]);
        Names().ShouldBe(["other"]);
    }

    [Theory]
    [InlineData]
    [InlineData("--local")]
    public async Task One_whose_service_cannot_be_told_is_named_and_left_alone_and_stops_no_other(params string[] switches)
    {
        _home.WithConfig("""{ "services": { "acme": { "provider": "good", "server": "https://acme.example" } } }""");
        foreach (var name in (string[])["one", "two"])
            (await _home.RunAsync(new FakeTerminal().Piped(Home.Canary), "login", "acme", "--profile", name, "--token-stdin")).ShouldBeDone();
        await File.WriteAllTextAsync(_home.ProfileFile("one"), "{");

        var ran = await _home.RunAsync(["logout", "--service", "acme", "--json", .. switches]);

        ran.Code.ShouldBe(ExitCode.Failed);
        Results(ran).Select(r => r.GetProperty("local").GetString()).ShouldBe(["kept", "cleared"]);
        Results(ran)[0].GetProperty("error").GetProperty("message").GetString()!.ShouldContain("belongs to the service \"acme\" cannot be told");
        Names().ShouldBe(["one"]);
    }

    [Fact]
    public async Task Everywhere_applies_where_it_can_and_the_others_are_warned_of()
    {
        await SignInAsync("a", "grant.everywhere=true");
        await SignInAsync("b");

        var ran = (await _home.RunAsync("logout", "--all", "--everywhere", "--force", "--json")).ShouldBeDone();

        Warnings(Results(ran)[0]).ShouldBeEmpty();
        Warnings(Results(ran)[1]).ShouldBe(["notEverywhere"]);
        Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_fails_can_be_put_off_by_the_same_command()
    {
        await SignInAsync("a", "logout.outcome=failed");
        await SignInAsync("b");

        var ran = (await _home.RunAsync("logout", "--all", "--force", "--on-failure", "defer", "--json")).ShouldBeDone();

        Results(ran).Select(r => r.GetProperty("revocation").GetString()).ShouldBe(["deferred", "revoked"]);
        Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_plan_touches_nothing_and_asks_nobody()
    {
        await SignInAsync("a", "b");

        var ran = (await _home.RunAsync("logout", "--all", "--dry-run", "--json")).ShouldBeDone();

        Results(ran).Length.ShouldBe(2);
        Names().Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("--all", "--service", "acme")]
    [InlineData("--all", "a")]
    [InlineData("--all", "--profile", "a")]
    [InlineData("--service", "acme", "a")]
    [InlineData("--all", "--set", "logout.request=/x")]
    [InlineData("--all", "--local", "--verify")]
    public async Task What_contradicts_itself_is_refused(params string[] words)
    {
        await SignInAsync("a");

        (await _home.RunAsync(["logout", .. words, "--force", "--json"])).Code.ShouldBe(ExitCode.Usage);
        Names().ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_variable_that_is_still_set_is_named_once()
    {
        await SignInAsync("a", "b");
        _home.Environment["AUTHX_TOKEN"] = Home.Canary;

        var ran = (await _home.RunAsync("logout", "--all", "--force", "--json")).ShouldBeDone();

        Results(ran).SelectMany(Warnings).Count(code => code == "variableStillSet").ShouldBe(1);
        (ran.Out + ran.Error).ShouldNotContain(Home.Canary);
    }

    [Fact]
    public async Task Each_that_is_through_is_told_in_a_plain_line_where_there_is_no_terminal()
    {
        await SignInAsync("a");
        await SignInAsync("b", "logout.outcome=failed");

        var ran = await _home.RunAsync("logout", "--all", "--force");

        ran.Error.ShouldContain("a: signed out");
        ran.Error.ShouldContain("b: failed, kept");
        ran.Error.ShouldNotContain("\e");
        ran.Error.ShouldContain("1 of 2 profiles is left.");
    }

    [Fact]
    public async Task Of_many_profiles_with_one_pointer_no_successor_is_suggested_that_is_gone()
    {
        await SignInAsync("a", "b");

        (await _home.RunAsync("logout", "--all", "--force")).Error.ShouldNotContain("authx switch");
    }

    private async Task SignInAsync(string name, params string[] namesOrSettings)
    {
        string[] settings = [.. namesOrSettings.Where(s => s.Contains('='))];
        foreach (var each in (string[])[name, .. namesOrSettings.Except(settings)])
            await _home.OpenSessionAsAsync(each, settings);
    }

    private string[] Names() => [.. Directory.GetFiles(_home.PathOf("profiles"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    private static JsonElement[] Results(Ran ran) => [.. ran.Json.GetProperty("results").EnumerateArray()];

    private static string?[] Warnings(JsonElement result) => [.. result.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString())];
}
