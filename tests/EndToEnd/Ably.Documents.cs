namespace Authx.EndToEnd;

/// <summary>The two forms of JSON.</summary>
public sealed partial class Ably
{
    [Fact]
    [Trait("row", "A4")]
    public async Task A4_Json_is_one_line_and_pretty_json_the_same_document_indented()
    {
        await SignInAsync();

        var compact = await RunAsync("logout", "--dry-run", "--json");
        var pretty = await RunAsync("logout", "--dry-run", "--pretty-json");

        compact.Out.TrimEnd('\n').ShouldNotContain("\n");
        compact.Out.ShouldEndWith("\n");
        pretty.Out.ShouldContain("\n  \"profile\": \"sandbox\"");
        Documents.Spell(pretty.Json).ShouldBe(Documents.Spell(compact.Json));
    }

    [Theory]
    [Trait("row", "A4")]
    [InlineData("--json", "--pretty-json")]
    [InlineData("--json", "-o", "text")]
    [InlineData("--pretty-json", "--output", "json")]
    public async Task A4_The_two_exclude_each_other_and_output(params string[] both)
    {
        await SignInAsync();

        var run = await RunAsync(["logout", .. both]);

        run.ShouldExit(64).Error.ShouldStartWith("error: ");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "A4")]
    [InlineData("--json")]
    [InlineData("--pretty-json")]
    public async Task A4_Verbose_goes_with_either_to_standard_error_and_without_the_key(string form)
    {
        await SignInAsync();

        var run = await RunAsync("logout", "--revoke", form, "--verbose");

        run.ShouldExit(0).Error.ShouldContain("DELETE " + Sandbox.Address);
        run.Json.Text("revocation").ShouldBe("revoked");
    }

    [Fact]
    [Trait("row", "A4")]
    public async Task A4_Quiet_is_silent_about_what_went_well_and_not_about_what_went_wrong()
    {
        await SignInAsync();

        (await RunAsync("logout", "--quiet")).ShouldExit(0).Said.ShouldBeEmpty();
        (await RunAsync("logout", "--quiet", "--no-such-option")).ShouldExit(64).Error.ShouldStartWith("error: ");
    }
}
