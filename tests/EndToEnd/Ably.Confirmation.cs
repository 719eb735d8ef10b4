namespace Authx.EndToEnd;

/// <summary>Consent.</summary>
public sealed partial class Ably
{
    [Fact]
    [Trait("row", "A2")]
    public async Task A2_With_confirm_always_json_needs_force()
    {
        await SignInAsync();
        Home.Configure(Always);

        var run = await RunAsync("logout", "--json");

        run.ShouldExit(64).Json.Text("error", "code").ShouldBe("confirmationNeeded");
        run.Json.Text("revocation").ShouldBe("notAttempted");
        run.Json.Text("local").ShouldBe("kept");
        run.Error.ShouldContain("--force");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "A2")]
    [InlineData("--force")]
    [InlineData("-f")]
    [InlineData("--yes")]
    [InlineData("-y")]
    public async Task A2_With_consent_on_the_line_nothing_is_asked(string consent)
    {
        await SignInAsync();
        Home.Configure(Always);

        (await RunAsync("logout", consent, "--json")).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_Off_a_terminal_text_needs_force_too_and_piped_words_are_no_consent()
    {
        await SignInAsync();
        Home.Configure(Always);

        (await Home.RunAsync(new ToolCall("logout") { Input = "y\n" })).ShouldExit(64).Error.ShouldContain("--force");

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_Force_is_consent_and_nothing_else()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 500, times = 0 });

        (await RunAsync("logout", "--revoke", "--force")).ShouldExit(1);

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_A_dry_run_asks_nothing()
    {
        await SignInAsync();
        Home.Configure(Always);

        (await RunAsync("logout", "--dry-run", "--json")).ShouldExit(0);
    }
}
