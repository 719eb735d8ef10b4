namespace Authx.Provider.ApiKey.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("server", "https://ada@api.example", "server")]
    [InlineData("server", "https://api.example/?x=1", "server")]
    [InlineData("server", "https://api.example/#x", "server")]
    [InlineData("scheme", "two words", "scheme")]
    [InlineData("headers.Authorization", "x", "headers.Authorization")]
    [InlineData("headers.cookie", "x", "headers.cookie")]
    [InlineData("headers.X-Version", "a\r\nX-Evil: b", "headers.X-Version")]
    [InlineData("headers.X Version", "a", "headers.X Version")]
    [InlineData("whoami.path", "/{accountId}", "whoami.path takes no placeholder")]
    [InlineData("keys.list.path", "/keys/{keyId}", "keys.list.path takes no placeholder but {accountId}")]
    [InlineData("keys.delete.path", "/keys/{id}", "keys.delete.path takes no placeholder but {keyId} and {accountId}")]
    [InlineData("keys.delete.path", "/keys#{keyId}", "fragment")]
    [InlineData("whoami.body", "{", "whoami.body")]
    [InlineData("keys.delete.body", "id={keyId}", "keys.delete.body")]
    [InlineData("keyId", "..", "keyId")]
    [InlineData("keyId", " ", "keyId")]
    public async Task Settings_that_would_fail_later_are_refused_at_login_by_name(string key, string value, string named)
    {
        var host = The.HostWithoutNetwork();

        var result = await The.Provider.LoginAsync(The.Login(host, The.Settings((key, value))), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldContain(named);
        // Who validates the settings hears the very same.
        var first = The.Provider.Check(The.Settings((key, value)))[0];
        result.Error.Message.ShouldBe($"{first.Key} {first.Message}");
    }

    [Fact]
    public void Settings_that_can_work_are_in_order_and_all_that_cannot_is_told_at_once()
    {
        The.Provider.Check(The.Settings()).ShouldBeEmpty();
        The.Provider.Check(The.Settings(("scheme", "two words"), ("whoami.body", "{"), ("keyId", "..")))
            .Select(problem => problem.Key).ShouldBe(["scheme", "whoami.body", "keyId"]);
    }

    [Fact]
    public async Task The_header_of_the_key_cannot_be_set_a_second_time()
    {
        var settings = The.Settings(("header", "X-Api-Key"), ("headers.x-api-key", "other"));

        var result = await The.Provider.LoginAsync(The.Login(The.HostWithoutNetwork(), settings), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
    }

    [Fact]
    public async Task A_header_that_no_request_can_carry_is_a_mistake_in_the_settings()
    {
        var settings = The.Settings(("header", "Content-Type"), ("whoami.path", "/whoami"));

        var result = await The.Provider.LoginAsync(The.Login(The.Host(new()), settings), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldContain("Content-Type");
    }

    [Theory]
    [InlineData("https://api.example", "https://api.example", "https://api.example")]
    [InlineData("https://api.example/", "https://api.example", "https://api.example")]
    [InlineData("https://api.example:8443/base/", "https://api.example:8443/base", "https://api.example:8443")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    public async Task The_server_and_its_origin_are_pinned(string server, string shown, string origin)
    {
        var grant = await The.UncheckedGrant(("server", server));

        grant.Server.ShouldBe(shown);
        grant.Origins.ShouldBe([origin]);
    }

    [Fact]
    public async Task What_is_no_business_of_this_provider_is_not_pinned()
    {
        var grant = await The.UncheckedGrant(("manageUrl", "https://x.example/keys"), ("headers.X-Version", "1"));

        grant.Pins.Keys.ShouldNotContain("manageUrl");
        grant.Pins.Keys.ShouldNotContain("server");
        grant.Pins["headers.X-Version"].ShouldBe("1");
    }
}
