using System.Globalization;

namespace Authx.Provider.Password.Tests;

public sealed class ExtractionTests
{
    [Fact]
    public async Task A_token_in_a_header_loses_its_scheme()
    {
        var grant = await The.Grant(The.Custom(("login.extract.token", "header:Authorization")), "{}", ("Authorization", "Bearer abc.def"));

        grant.Credentials[0].Value.Reveal().ShouldBe("abc.def");
    }

    [Fact]
    public async Task The_first_source_that_finds_something_wins()
    {
        var grant = await The.Grant(The.Custom(("login.extract.token", "header:X-Token|json:/no|json:/data/0/t~1k")), """{"data":[{"t/k":"found"}]}""");

        grant.Credentials[0].Value.Reveal().ShouldBe("found");
    }

    [Theory]
    [InlineData("session=a; Max-Age=120", 120)]
    [InlineData("session=a; max-age=120; Expires=Fri, 02 Jan 2026 03:04:35 GMT", 120)]
    [InlineData("session=a; Path=/; Expires=Fri, 02-Jan-2026 03:04:35 GMT; Secure", 30)]
    [InlineData("session=a; Expires=nonsense", null)]
    [InlineData("session=a", null)]
    public async Task A_cookie_tells_until_when_its_session_lives(string cookie, int? seconds)
    {
        var grant = await The.Grant(Cookie(), "", ("Set-Cookie", cookie));

        grant.Credentials[0].ExpiresAt.ShouldBe(seconds is { } s ? The.Now.AddSeconds(s) : null);
    }

    [Theory]
    [InlineData("session=a; Max-Age=0")]
    [InlineData("session=a; Expires=Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("session=")]
    [InlineData("Session=a")]
    public async Task A_cookie_that_is_taken_away_is_no_session(string cookie)
    {
        var result = await The.SignIn(new FakeServer().Sends(200, ("Set-Cookie", cookie)), Cookie());

        result.Error!.Message.ShouldContain("login.extract.token");
    }

    [Theory]
    [InlineData("2026-01-02T04:04:05Z", 3600)]
    [InlineData("2026-01-02T05:04:05+01:00", 3600)]
    [InlineData("1767326645", 3600)]
    [InlineData("1767326645000", 3600)]
    [InlineData("next tuesday", null)]
    [InlineData("-1", null)]
    public async Task A_time_is_read_however_the_server_writes_it(string written, int? seconds)
    {
        var grant = await The.Grant(The.Custom(("login.extract.expiresAt", "json:/exp")), $$"""{"token":"t","exp":"{{written}}"}""");

        grant.Credentials[0].ExpiresAt.ShouldBe(seconds is { } s ? The.Now.AddSeconds(s) : null);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task Times_numbers_and_names_do_not_depend_on_the_users_language(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            var grant = await The.Grant(The.Custom(("LOGIN.EXTRACT.EXPIRESIN", "json:/ttl"), ("logout.query.id", "{TOKENID}"), ("login.extract.tokenid", "json:/id")),
                """{"token":"t","ttl":1.5e2,"id":1234567}""");
            var server = new FakeServer().Sends(423, ("Retry-After", "1500"));

            await The.Logout(grant, server);
            var locked = await The.SignIn(new FakeServer().Sends(423, ("Retry-After", "1500")), The.Custom());

            grant.Credentials[0].ExpiresAt.ShouldBe(The.Now.AddSeconds(150));
            server.Lines.ShouldBe(["POST /logout?id=1234567"]);
            locked.Error!.Message.ShouldContain("1500 seconds");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("""{"jti":"j1","exp":1767326645}""", "claim:jti", "j1")]
    [InlineData("""{"session":{"id":7}}""", "claim:/session/id", "7")]
    [InlineData("""{"urn:x/y":"z"}""", "claim:urn:x/y", "z")]
    [InlineData("""{"sub":"s"}""", "claim:jti", null)]
    [InlineData("not json", "claim:jti", null)]
    [InlineData("""{"jti":".."}""", "claim:jti", null)]
    public async Task An_id_is_read_out_of_a_claim(string payload, string source, string? id)
    {
        var grant = await The.Grant(The.Custom(("login.extract.tokenId", source)), $$"""{"token":"{{The.Jwt(payload)}}"}""");

        grant.Credentials[0].Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("^([a-z0-9]+)_", "abc")]
    [InlineData("^[a-z0-9]+", "abc")]
    [InlineData("^x", null)]
    [InlineData(".*", null)]
    public async Task An_id_is_read_by_a_regex_and_never_is_the_token_itself(string pattern, string? id)
    {
        var grant = await The.Grant(The.Custom(("login.extract.tokenId", "regex:" + pattern)), """{"token":"abc_secret"}""");

        grant.Credentials[0].Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_regex_that_would_take_for_ever_elsewhere_ends_here()
    {
        var token = new string('a', 60_000) + "!";

        var grant = await The.Grant(The.Custom(("login.extract.tokenId", "regex:^(a|aa)+$")), $$"""{"token":"{{token}}"}""");

        grant.Credentials[0].Id.ShouldBeNull();
    }

    private static ProviderSettings Cookie() => The.Settings("cookie-session", ("whoami.off", "true"));
}
