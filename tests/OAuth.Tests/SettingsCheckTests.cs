namespace Authx.Provider.OAuth.Tests;

public sealed class SettingsCheckTests
{
    [Fact]
    public void An_issuer_and_a_client_are_enough() => Problems().ShouldBeEmpty();

    [Fact]
    public void Endpoints_do_without_an_issuer() =>
        Problems(("issuer", ""), ("endpoints.token", "https://id.example/t"), ("endpoints.device", "https://id.example/d"), ("flow", "device")).ShouldBeEmpty();

    [Theory]
    [InlineData("clientId", "clientId=")]
    [InlineData("clientId", "clientId=a\u0007b")]
    [InlineData("issuer", "issuer=")]
    [InlineData("issuer", "issuer=https://id.example?x=1")]
    [InlineData("endpoints.token", "discovery=off")]
    [InlineData("endpoints.authorization", "discovery=off", "endpoints.token=https://id.example/t", "flow=browser")]
    [InlineData("endpoints.device", "discovery=off", "endpoints.token=https://id.example/t", "flow=device")]
    [InlineData("endpoints.device", "issuer=", "endpoints.token=https://id.example/t", "flow=device")]
    [InlineData("clientKeyFile", "clientAuth=private_key_jwt")]
    [InlineData("clientKeyFile", "clientAuth=basic", "clientKeyFile=/k.pem")]
    [InlineData("clientKeyFile", "clientAuth=private_key_jwt", "clientKeyFile=k.pem")]
    [InlineData("clientAuth", "flow=client-credentials", "clientAuth=none")]
    [InlineData("redirect.port", "redirect.port=70000")]
    [InlineData("redirect.port", "redirect.port=-1")]
    [InlineData("redirect.path", "redirect.path=/cb?x=1")]
    [InlineData("extra.state", "extra.state=x")]
    [InlineData("extra.redirect_uri", "extra.redirect_uri=https://evil.example")]
    [InlineData("accountName", "accountName=login")]
    public void What_cannot_work_is_named_by_its_key(string key, params string[] given)
    {
        var problem = Problems([.. given.Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]).ShouldHaveSingleItem();

        problem.Key.ShouldBe(key);
        problem.Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("clientAuth=private_key_jwt", "clientKeyFile=~/k.pem")]
    [InlineData("clientAuth=auto", "clientKeyFile=/k.pem")]
    [InlineData("extra.access_type=offline", "redirect.port=8400")]
    public void What_works_is_left_alone(params string[] given) =>
        Problems([.. given.Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]).ShouldBeEmpty();

    [Fact]
    public async Task Login_uses_the_same_check()
    {
        var result = await The.SignIn(new FakeServer(), The.Settings(("clientAuth", "private_key_jwt")));

        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldStartWith("clientKeyFile is missing");
    }

    private static IReadOnlyList<SettingProblem> Problems(params (string Key, string Value)[] given) => The.Provider.Check(The.Settings(given));
}
