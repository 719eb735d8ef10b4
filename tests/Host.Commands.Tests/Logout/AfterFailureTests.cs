using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

/// <summary>What becomes of a credential that could not be ended.</summary>
public sealed class AfterFailureTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("k", 1, true, 0)]
    [InlineData("", 1, true, 0)]
    [InlineData("c", 1, false, 0)]
    [InlineData("p", 0, false, 1)]
    public async Task At_a_terminal_the_user_chooses(string typed, int code, bool isKept, int waiting)
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes(typed), "logout");

        ((int)ran.Code).ShouldBe(code);
        ran.Error.ShouldContain("Try again, keep it, clear it from this machine, or put it off? [t/K/c/p]");
        Occurrences(ran.Error, "could not be ended").ShouldBeLessThanOrEqualTo(code == 0 ? 2 : 1);
        _home.HasProfile().ShouldBe(isKept);
        Waiting().Length.ShouldBe(waiting);
    }

    [Fact]
    public async Task Nobody_who_answers_keeps_it()
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        (await _home.RunAsync(new FakeTerminal().SomebodyTypes(), "logout")).Code.ShouldBe(ExitCode.Failed);
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_that_is_none_is_asked_for_again()
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes("what?", "c"), "logout");

        Occurrences(ran.Error, "[t/K/c/p]").ShouldBe(2);
        _home.HasProfile().ShouldBeFalse();
    }

    [Fact]
    public async Task To_try_again_asks_the_server_again()
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes("t", "t", "k"), "logout");

        Occurrences(ran.Error, "could not be ended").ShouldBe(3);
    }

    [Fact]
    public async Task What_cannot_be_addressed_is_not_offered_to_be_put_off()
    {
        await _home.OpenSessionAsync("logout.outcome=unaddressable");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes("p", "k"), "logout");

        ran.Code.ShouldBe(ExitCode.Unrecognizable);
        Occurrences(ran.Error, "[t/K/c]").ShouldBe(2);
        Waiting().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--no-input")]
    [InlineData("--on-failure=keep")]
    public async Task Where_the_choice_is_made_or_nobody_may_be_asked_nothing_is(string option)
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        var ran = await _home.RunAsync(new FakeTerminal().SomebodyTypes("c"), "logout", option);

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Error.ShouldNotContain("Try again, keep it");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task Off_a_terminal_the_message_names_the_switches()
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        (await _home.RunAsync("logout")).Error.ShouldContain("--on-failure defer");
    }

    [Fact]
    public async Task What_was_put_off_is_private_and_of_no_use_to_other_commands()
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        (await _home.RunAsync("logout", "--on-failure", "defer")).ShouldBeDone();

        var file = Waiting().ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.GetDirectoryName(file)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        (await _home.RunAsync("token", "--profile", SignedIn.Name)).Code.ShouldBe(ExitCode.Failed);
        (await _home.RunAsync("whoami", SignedIn.Name)).Code.ShouldBe(ExitCode.Failed);
        (await _home.RunAsync("logout", SignedIn.Name, "--json")).Json.GetProperty("revocation").GetString().ShouldBe("none");
    }

    [Fact]
    public async Task Of_one_name_several_can_wait()
    {
        for (var time = 0; time < 3; time++)
        {
            await _home.OpenSessionAsync("logout.outcome=failed");
            (await _home.RunAsync("logout", "--on-failure", "defer")).ShouldBeDone();
        }

        Waiting().Select(Path.GetFileNameWithoutExtension).Order().ShouldBe(["it", "it-2", "it-3"]);
    }

    [Fact]
    public async Task A_word_that_is_no_choice_is_refused_before_anything_is_done()
    {
        await _home.OpenSessionAsync();

        var ran = await _home.RunAsync("logout", "--on-failure", "forget", "--json");

        ran.Code.ShouldBe(ExitCode.Usage);
        _home.HasProfile().ShouldBeTrue();
    }

    private string[] Waiting() => Directory.Exists(_home.PathOf("pending")) ? Directory.GetFiles(_home.PathOf("pending")) : [];

    private static int Occurrences(string text, string words) => text.Split(words).Length - 1;
}
