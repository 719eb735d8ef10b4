namespace Authx.Provider.OAuth.Tests;

public sealed class FlowChoiceTests
{
    private const string Ssh = "this is an SSH session";
    private static readonly Uri Somewhere = new("https://id.example/x");
    private static readonly ServerMetadata Both = new() { Authorization = Somewhere, Device = Somewhere };
    private static readonly ServerMetadata PageOnly = new() { Authorization = Somewhere };
    private static readonly ServerMetadata CodeOnly = new() { Device = Somewhere };

    [Fact]
    public void A_machine_with_a_browser_takes_it_and_tells_of_the_code() =>
        Auto(Both, null).ShouldBe(new FlowChoice(FlowKind.Browser) { Words = "Signing in with the browser; --device signs in with a code on another device." });

    [Fact]
    public void Where_the_server_has_no_codes_the_words_name_what_there_is() =>
        Auto(PageOnly, null).Words!.ShouldContain("--no-browser");

    [Fact]
    public void A_machine_without_a_browser_takes_the_code_and_says_why_and_how_to_choose_otherwise()
    {
        var choice = Auto(Both, Ssh);

        choice.Kind.ShouldBe(FlowKind.Device);
        choice.Words!.ShouldContain(Ssh);
        choice.Words!.ShouldContain("--no-browser");
    }

    [Fact]
    public void Without_codes_and_without_a_browser_the_page_is_shown_and_the_reason_said()
    {
        var choice = Auto(PageOnly, Ssh);

        choice.Kind.ShouldBe(FlowKind.Browser);
        choice.Words!.ShouldContain(Ssh);
        choice.Words!.ShouldNotContain("--device");
    }

    [Fact]
    public void A_server_without_a_page_takes_the_code_although_there_is_a_browser()
    {
        var choice = Auto(CodeOnly, null);

        choice.Kind.ShouldBe(FlowKind.Device);
        choice.Words!.ShouldNotContain("--no-browser");
    }

    [Theory]
    [InlineData(LoginWay.Device, "browser", "Device")]
    [InlineData(LoginWay.NoBrowser, "device", "Browser")]
    [InlineData(LoginWay.ClientCredentials, "auto", "ClientCredentials")]
    [InlineData(LoginWay.Unspecified, "device", "Device")]
    [InlineData(LoginWay.Unspecified, "browser", "Browser")]
    [InlineData(LoginWay.Unspecified, "client-credentials", "ClientCredentials")]
    public void What_the_user_says_wins_over_the_settings_and_these_over_the_machine(LoginWay way, string flow, string expected)
    {
        var choice = FlowChoice.Of(way, flow, Both, null);

        choice.Kind.ToString().ShouldBe(expected);
        choice.Words.ShouldBeNull();
    }

    [Fact]
    public void A_browser_that_the_settings_ask_for_and_that_is_not_there_is_said() =>
        FlowChoice.Of(LoginWay.Unspecified, "browser", Both, Ssh).Words!.ShouldContain("not opened, because " + Ssh);

    private static FlowChoice Auto(ServerMetadata server, string? whyNoBrowser) => FlowChoice.Of(LoginWay.Unspecified, "auto", server, whyNoBrowser);
}
