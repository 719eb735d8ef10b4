using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

public sealed class EverywhereTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("y", 0, false)]
    [InlineData("n", 1, true)]
    [InlineData("", 1, true)]
    public async Task It_asks_at_a_terminal(string typed, int code, bool isKept)
    {
        await _home.OpenSessionAsync("grant.everywhere=true", "account.id=7", "account.name=ada", "server=https://x.example");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes(typed), "logout", "--everywhere");

        ((int)ran.Code).ShouldBe(code);
        ran.Error.ShouldContain("End every session of ada at https://x.example, on other machines too? [y/N]");
        _home.HasProfile().ShouldBe(isKept);
    }

    [Fact]
    public async Task With_json_it_cannot_ask_even_at_a_terminal()
    {
        await _home.OpenSessionAsync("grant.everywhere=true");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes("y"), "logout", "--everywhere", "--json");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.ErrorCode.ShouldBe("confirmationNeeded");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task Off_a_terminal_the_message_names_force()
    {
        await _home.OpenSessionAsync("grant.everywhere=true");

        var ran = await _home.RunAsync("logout", "--everywhere");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain("--force");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task The_settings_can_say_that_nothing_is_ever_asked()
    {
        await _home.OpenSessionAsync("grant.everywhere=true");
        _home.WithConfig("""{ "confirm": "never" }""");

        (await _home.RunAsync("logout", "--everywhere")).ShouldBeDone();
        _home.HasProfile().ShouldBeFalse();
    }

    [Fact]
    public async Task Where_it_cannot_be_nothing_is_asked_or_touched()
    {
        await _home.OpenSessionAsync("logout.saves=true");
        var before = await File.ReadAllTextAsync(_home.ProfileFile());

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes("y"), "logout", "--everywhere");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldNotContain("[y/N]");
        ran.Error.ShouldContain("To sign out here alone: authx logout it");
        (await File.ReadAllTextAsync(_home.ProfileFile())).ShouldBe(before);
    }

    [Fact]
    public async Task A_session_that_was_brought_along_ends_with_the_others()
    {
        await _home.OpenSessionAsync("grant.provenance=imported", "grant.everywhere=true");

        var ran = await _home.RunAsync("logout", "--everywhere", "--force", "--json");

        ran.ShouldBeDone().Json.GetProperty("revocation").GetString().ShouldBe("revoked");
    }

    [Theory]
    [InlineData("--everywhere")]
    [InlineData("--revoke")]
    [InlineData("--set=logout.request=/v2/logout")]
    public async Task Local_excludes_what_a_server_would_be_told(string other)
    {
        await _home.OpenSessionAsync("grant.everywhere=true");

        var ran = await _home.RunAsync("logout", "--local", other, "--json");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.ErrorCode.ShouldBe("usage");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task The_plan_asks_nobody_and_shows_what_would_end()
    {
        await _home.OpenSessionAsync("grant.everywhere=true");

        var ran = await _home.RunAsync("logout", "--everywhere", "--dry-run");

        ran.ShouldBeDone().Out.ShouldContain("the account's other sessions there; would clear profile \"it\"");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task A_failure_speaks_of_all_sessions_and_offers_the_end_of_this_one_alone()
    {
        await _home.OpenSessionAsync("server=https://x.example", "grant.everywhere=true", "logout.everywhere=failed");

        var ran = await _home.RunAsync("logout", "--everywhere", "--force");

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Error.ShouldContain("The account's sessions could not all be ended at https://x.example: the script says so (logout.error). They may still be valid.");
        ran.Error.ShouldContain("Try again: authx logout it --everywhere; or end this session alone: authx logout it; or put it off: authx logout it --everywhere --on-failure defer;");
    }

    [Fact]
    public async Task What_is_put_off_of_all_sessions_is_tried_again_for_all_of_them()
    {
        await _home.OpenSessionAsync("server=https://x.example", "grant.everywhere=true", "logout.everywhere=failed");
        (await _home.RunAsync("logout", "--everywhere", "--force", "--on-failure", "defer")).ShouldBeDone();

        var ran = await _home.RunAsync("pending", "retry", "--json");

        // The session itself would end; the others do not.
        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Json.GetProperty("results")[0].GetProperty("local").GetString().ShouldBe("kept");
    }

    [Fact]
    public async Task Nothing_there_needs_no_consent() => (await _home.RunAsync("logout", "--everywhere")).ShouldBeDone();
}
