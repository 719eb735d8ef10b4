using System.Text.Json;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Pending;

public sealed class PendingTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Nothing_that_waits_is_an_empty_list()
    {
        (await _home.RunAsync("pending", "list", "--json")).ShouldBeDone().Json.GetProperty("pending").GetArrayLength().ShouldBe(0);
        (await _home.RunAsync("pending", "retry", "--json")).ShouldBeDone().Json.GetProperty("results").GetArrayLength().ShouldBe(0);
        (await _home.RunAsync("pending", "list")).Error.ShouldContain("Nothing was put off.");
    }

    [Fact]
    public async Task What_waits_is_listed_with_its_expiry_and_never_its_secret()
    {
        await DeferAsync("account.id=7", "account.name=ada", "server=https://x.example", "grant.expiresIn=3600");

        var json = (await _home.RunAsync("pending", "list", "--json")).ShouldBeDone();
        var text = (await _home.RunAsync("pending", "list")).ShouldBeDone();

        var row = json.Json.GetProperty("pending")[0];
        row.GetProperty("id").GetString().ShouldBe(SignedIn.Name);
        row.GetProperty("server").GetString().ShouldBe("https://x.example");
        row.GetProperty("account").GetProperty("name").GetString().ShouldBe("ada");
        row.GetProperty("expiresAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        text.Out.ShouldContain("https://x.example");
        (json.Out + json.Error + text.Out + text.Error).ShouldNotContain(Home.Canary);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("whoami")]
    [InlineData("config", "list")]
    public async Task Other_commands_say_how_many_wait(params string[] command)
    {
        await DeferAsync();

        (await _home.RunAsync(command)).Error.ShouldContain("One revocation waits to be tried again: authx pending list");
        (await _home.RunAsync([.. command, "--quiet"])).Error.ShouldNotContain("waits");
    }

    [Fact]
    public async Task The_list_of_profiles_shows_it_apart()
    {
        await DeferAsync("server=https://x.example");

        var ran = (await _home.RunAsync("list", "--json")).ShouldBeDone();

        ran.Json.GetProperty("profiles").GetArrayLength().ShouldBe(0);
        ran.Json.GetProperty("pending")[0].GetProperty("id").GetString().ShouldBe(SignedIn.Name);
    }

    [Fact]
    public async Task A_try_that_succeeds_forgets_it()
    {
        await DeferAsync();
        Script("failed", "ended");

        var ran = (await _home.RunAsync("pending", "retry", "--json")).ShouldBeDone();

        ran.Json.GetProperty("results")[0].GetProperty("revocation").GetString().ShouldBe("revoked");
        (await _home.RunAsync("pending", "list", "--json")).Json.GetProperty("pending").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_try_that_fails_keeps_it_and_names_the_next_command()
    {
        await DeferAsync();

        var ran = await _home.RunAsync("pending", "retry", SignedIn.Name);

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Error.ShouldContain("authx pending drop it");
        ran.Error.ShouldNotContain("authx logout");
        (await _home.RunAsync("pending", "list", "--json")).Json.GetProperty("pending").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_has_expired_goes_by_itself()
    {
        await DeferAsync("grant.expiresIn=-1");

        (await _home.RunAsync("pending", "list", "--json")).ShouldBeDone().Json.GetProperty("pending").GetArrayLength().ShouldBe(0);
        Directory.GetFiles(_home.PathOf("pending")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_brought_along_and_was_to_be_revoked_still_is()
    {
        await _home.OpenSessionAsync("logout.outcome=failed", "grant.provenance=imported");
        (await _home.RunAsync("logout", "--revoke", "--on-failure", "defer")).ShouldBeDone();
        Script("failed", "ended");

        (await _home.RunAsync("pending", "retry", "--json")).ShouldBeDone().Json.GetProperty("results")[0].GetProperty("revoked").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task To_drop_asks_and_says_what_may_live_on()
    {
        await DeferAsync("server=https://x.example");

        (await _home.RunAsync("pending", "drop", "it")).Code.ShouldBe(ExitCode.Usage);
        (await _home.RunAsync(new FakeTerminal().SomebodyTypes("n"), "pending", "drop", "it")).Code.ShouldBe(ExitCode.Failed);
        var ran = (await _home.RunAsync("pending", "drop", "it", "--force")).ShouldBeDone();

        ran.Out.ShouldContain("Forgot \"it\".");
        ran.Error.ShouldContain("The session stays valid at https://x.example");
        Directory.GetFiles(_home.PathOf("pending")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_not_there_gets_a_suggestion()
    {
        await DeferAsync();

        var ran = await _home.RunAsync("pending", "drop", "itt", "--force", "--json");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain("Did you mean \"it\"?");
    }

    [Fact]
    public async Task A_damaged_one_is_shown_and_can_be_dropped()
    {
        await DeferAsync();
        await File.WriteAllTextAsync(_home.PathOf("pending", "it.json"), "{");

        var list = (await _home.RunAsync("pending", "list", "--json")).ShouldBeDone();
        var retry = await _home.RunAsync("pending", "retry", "--json");

        list.Json.GetProperty("pending")[0].GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Object);
        retry.Code.ShouldBe(ExitCode.Failed);
        (await _home.RunAsync("pending", "drop", "it", "--force")).ShouldBeDone();
        Directory.GetFiles(_home.PathOf("pending")).ShouldBeEmpty();
    }

    private async Task DeferAsync(params string[] settings)
    {
        await _home.OpenSessionAsync(["logout.outcome=failed", .. settings]);
        (await _home.RunAsync("logout", "--on-failure", "defer")).ShouldBeDone();
    }

    // The server has changed its mind.
    private void Script(string from, string to)
    {
        var file = _home.PathOf("pending", SignedIn.Name + ".json");
        File.WriteAllText(file, File.ReadAllText(file).Replace($"\"{from}\"", $"\"{to}\"", StringComparison.Ordinal));
    }
}
