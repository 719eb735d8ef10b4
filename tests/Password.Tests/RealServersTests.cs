namespace Authx.Provider.Password.Tests;

/// <summary>The ways of web applications that nobody here wrote, each as a recipe.</summary>
public sealed class RealServersTests
{
    private const string Page = """
        <html><form action="/login"><input type="hidden" name="csrf" value="a+b&#x2F;c&#61;"><input name="password"></form></html>
        """;

    [Fact]
    public async Task A_form_that_answers_302_to_a_right_password_and_its_page_to_a_wrong_one()
    {
        var server = new FakeServer().Answers(200, Page, "text/html", ("Set-Cookie", "sid=before; Path=/"))
            .Sends(302, ("Location", "/home"), ("Set-Cookie", "sid=after; Path=/; HttpOnly"));

        var grant = (await The.SignIn(server, Form())).Grant!;
        var wrong = await The.SignIn(new FakeServer().Answers(200, Page, "text/html").Answers(200, Page, "text/html", ("Set-Cookie", "sid=x")), Form());
        var logout = new FakeServer().Sends(302, ("Location", "/login"));

        server.Lines.ShouldBe(["GET /login", "POST /login"]);
        server.Requests[1].Header("Cookie").ShouldBe("sid=before");
        server.Requests[1].Body.ShouldBe($"csrf=a%2Bb%2Fc%3D&u=ada&p={The.Password}");
        grant.Credentials[0].Value.Reveal().ShouldBe("after");
        wrong.Outcome.ShouldBe(LoginOutcome.Refused);
        (await The.Logout(grant, logout)).Outcome.ShouldBe(Outcome.Ended);
        logout.Lines.ShouldBe(["GET /logout"]);
    }

    [Fact]
    public async Task A_redirect_back_to_the_form_is_a_wrong_password()
    {
        var settings = Form(("login.done", "302"), ("login.wrong", ""), ("login.aliveWhen", "header:Location != /login?error"));

        var wrong = await The.SignIn(new FakeServer().Answers(200, Page, "text/html").Sends(302, ("Location", "/login?error"), ("Set-Cookie", "sid=x")), settings);

        wrong.Outcome.ShouldBe(LoginOutcome.Refused);
    }

    [Fact]
    public async Task A_csrf_token_in_an_encoded_cookie_goes_back_decoded_in_a_header()
    {
        var settings = The.Custom(
            ("login.steps.csrf.path", "/csrf-cookie"), ("login.steps.csrf.extract.csrf", "decodedCookie:XSRF-TOKEN"), ("login.headers.X-XSRF-TOKEN", "{csrf}"));
        var server = new FakeServer().Sends(204, ("Set-Cookie", "XSRF-TOKEN=eyJ%2Fa%3D%3D; expires=Fri, 02 Jan 2026 05:04:05 GMT; Max-Age=7200; path=/; samesite=lax"))
            .Answers(200, The.Session);

        (await The.SignIn(server, settings)).Outcome.ShouldBe(LoginOutcome.SignedIn);

        server.Requests[1].Header("X-XSRF-TOKEN").ShouldBe("eyJ/a==");
        server.Requests[1].Header("Cookie").ShouldBe("XSRF-TOKEN=eyJ%2Fa%3D%3D");
    }

    [Fact]
    public async Task The_id_of_a_session_in_its_location()
    {
        var settings = The.Custom(
            ("use.header", "X-Auth-Token"), ("login.extract.token", "header:X-Auth-Token"),
            ("login.extract.tokenId", "json:/Id|header:Location ~ /Sessions/([^/|]+)$"), ("logout.path", "/redfish/v1/Sessions/{tokenId}"), ("logout.method", "DELETE"));
        var server = new FakeServer().Sends(201, ("X-Auth-Token", "tok"), ("Location", "/redfish/v1/Sessions/17"));
        var logout = new FakeServer().Sends(204);

        await The.Logout((await The.SignIn(server, settings)).Grant!, logout);

        logout.Lines.ShouldBe(["DELETE /redfish/v1/Sessions/17"]);
    }

    [Theory]
    [InlineData("sid=new; Path=/", "sid=; Path=/app; Max-Age=0")]
    [InlineData("sid=; Path=/; Max-Age=0", "sid=new; Path=/")]
    [InlineData("sid=old; Path=/", "sid=new; Path=/")]
    [InlineData("sid=new; Path=/; SameSite=None; Partitioned; Priority=High; Secure;", "other=1")]
    [InlineData("sid=new;path=/;httponly", "sid2=; expires=Thu, 01-Jan-1970 00:00:01 GMT")]
    public async Task A_cookie_that_is_set_beside_others_is_found(string one, string other)
    {
        var settings = The.Custom(("use.cookie", "sid"), ("login.extract.token", "cookie:sid"));

        var result = await The.SignIn(new FakeServer().Sends(200, ("Set-Cookie", one), ("Set-Cookie", other)), settings);

        result.Grant!.Credentials[0].Value.Reveal().ShouldBe("new");
    }

    [Fact]
    public async Task A_quoted_cookie_goes_back_with_its_quotes()
    {
        var grant = await The.Grant(The.Custom(("use.cookie", "sid"), ("login.extract.token", "cookie:sid")), "{}", ("Set-Cookie", "sid=\"a=b\"; Path=/"));
        var logout = new FakeServer().Sends(204);

        await The.Logout(grant, logout);

        logout.Requests[0].Header("Cookie").ShouldBe("sid=\"a=b\"");
    }

    [Fact]
    public async Task Cookies_that_nobody_named_go_back_as_they_came_or_not_at_all()
    {
        var settings = The.Custom(("login.steps.page.path", "/"), ("server", "https://legacy.example/app"));
        var server = new FakeServer()
            .Sends(200, ("Set-Cookie", "lang=en GB"), ("Set-Cookie", "prefs[a]=1"), ("Set-Cookie", "name=J\u00fcrgen"), ("Set-Cookie", "deep=1; Path=/other"), ("Set-Cookie", "near=1; Path=/app"))
            .Answers(200, The.Session);

        (await The.SignIn(server, settings)).Outcome.ShouldBe(LoginOutcome.SignedIn);

        server.Requests[1].Header("Cookie").ShouldBe("lang=en GB; prefs[a]=1; near=1");
    }

    [Fact]
    public async Task Of_two_cookies_of_one_name_the_one_for_the_place_is_sent()
    {
        var server = new FakeServer()
            .Sends(200, ("Set-Cookie", "csrf=far; Path=/login"), ("Set-Cookie", "csrf=wide; Path=/"), ("Set-Cookie", "csrf=other; Path=/log"))
            .Answers(200, The.Session);

        await The.SignIn(server, The.Custom(("login.steps.page.path", "/")));

        server.Requests[1].Header("Cookie").ShouldBe("csrf=far");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public async Task Nested_json_with_a_byte_order_mark_and_a_number_for_an_id(int status)
    {
        var settings = The.Custom(("login.extract.token", "json:/data/attributes/token"), ("login.extract.tokenId", "json:/data/id"), ("logout.path", "/s/{tokenId}"));
        var server = new FakeServer().Answers(status, "\ufeff" + """{"data":{"id":9007199254740993,"attributes":{"token":"t.x"}}}""");
        var logout = new FakeServer().Sends(204);

        await The.Logout((await The.SignIn(server, settings)).Grant!, logout);

        logout.Lines.ShouldBe(["POST /s/9007199254740993"]);
    }

    [Fact]
    public async Task A_pattern_that_finds_nothing_in_the_page_is_named_and_the_page_never_shown()
    {
        var result = await The.SignIn(new FakeServer().Answers(200, "<html>canary-page</html>", "text/html"), Form());

        result.Error!.Message.ShouldContain("login.steps.page.extract.csrf finds nothing");
        result.Error.Message.ShouldNotContain("canary");
    }

    private static ProviderSettings Form(params (string Key, string Value)[] given) => The.Settings("custom",
    [
        ("use.cookie", "sid"),
        ("login.steps.page.path", "/login"), ("login.steps.page.extract.csrf", "body:name=\"csrf\" value=\"([^\"|]+)\""),
        ("login.path", "/login"), ("login.bodyType", "form"), ("login.body", "csrf={csrf}&u={username}&p={password}"),
        ("login.done", "302"), ("login.wrong", "200"), ("login.extract.token", "cookie:sid"),
        ("logout.path", "/logout"), ("logout.method", "GET"), ("logout.done", "302"),
        .. given,
    ]);
}
