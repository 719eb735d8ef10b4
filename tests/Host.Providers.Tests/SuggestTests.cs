namespace Authx.Host.Providers.Tests;

public sealed class SuggestTests
{
    [Theory]
    [InlineData("logot", "logout")]
    [InlineData("lgoin", "login")]
    [InlineData("swithc", "switch")]
    [InlineData("apikye", "apikey")]
    [InlineData("Acme", "acme")]
    [InlineData("lst", "list")]
    public void A_slip_of_the_fingers_finds_the_name(string typed, string meant) =>
        Suggest.Nearest(typed, ["login", "logout", "list", "switch", "apikey", "acme"]).ShouldBe(meant);

    [Theory]
    [InlineData("ci")]
    [InlineData("production")]
    [InlineData("")]
    public void Another_word_finds_nothing(string typed) => Suggest.Nearest(typed, ["cd", "prod", "login"]).ShouldBeNull();

    [Fact]
    public void The_nearest_wins_wherever_it_stands() => Suggest.Nearest("servers", ["service", "server"]).ShouldBe("server");

    [Fact]
    public void Nothing_known_suggests_nothing() => Suggest.Nearest("login", []).ShouldBeNull();
}
