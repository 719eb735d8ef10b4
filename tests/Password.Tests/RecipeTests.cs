namespace Authx.Provider.Password.Tests;

public sealed class RecipeTests
{
    [Theory]
    [InlineData("login.path", "", "login.path is missing")]
    [InlineData("login.path", "login", "login.path does not begin with one slash")]
    [InlineData("login.path", "//evil/x", "login.path does not begin with one slash")]
    [InlineData("login.path", "/a#b", "login.path has a blank")]
    [InlineData("login.path", "/a/{user name}", "login.path has a blank")]
    [InlineData("login.path", "/a/{}", "brace")]
    [InlineData("login.path", "/a/{otp}", "{otp}")]
    [InlineData("login.extract.token", "", "login.extract.token is missing")]
    [InlineData("login.extract.token", "text:/x", "login.extract.token is none of")]
    [InlineData("login.extract.token", "body:", "login.extract.token has no pattern")]
    [InlineData("login.extract.token", "body:(", "login.extract.token has a regex that is none")]
    [InlineData("login.extract.token", "header:Location ~ (?=a)", "login.extract.token has a regex with a look-around")]
    [InlineData("login.extract.token", "decodedCookie:a b", "login.extract.token names no cookie")]
    [InlineData("login.extract.token", "json:token", "login.extract.token has a JSON pointer")]
    [InlineData("login.extract.token", "json:/a~2", "login.extract.token has a JSON pointer")]
    [InlineData("login.extract.token", "header:", "login.extract.token names no header")]
    [InlineData("login.extract.token", "claim:jti", "login.extract.token cannot be read out of the token")]
    [InlineData("login.extract.tokenId", "regex:(", "login.extract.tokenId has a regex that is none")]
    [InlineData("login.extract.tokenId", @"regex:(?=a)", "login.extract.tokenId has a regex with a look-around")]
    [InlineData("login.extract.tokenId", "claim:", "names no claim")]
    [InlineData("login.extract.password", "json:/p", "login.extract.password cannot be read out of an answer")]
    [InlineData("login.body", """{"p":{password}}""", "login.body is not JSON")]
    [InlineData("login.body", "p={password}", "bodyType=form")]
    [InlineData("login.body", """{"p":"{pasword}"}""", "login.body has {pasword}")]
    [InlineData("login.method", "GET", "login.body is there, and a GET has none")]
    [InlineData("login.method", "get", "login.method is none of")]
    [InlineData("login.bodyType", "xml", "login.bodyType is none of")]
    [InlineData("login.auth", "yes", "login.auth is none of")]
    [InlineData("login.wrong", "4xx", "login.wrong is not a list of statuses")]
    [InlineData("login.aliveWhen", "claim:x", "login.aliveWhen is none of")]
    [InlineData("login.aliveWhen", "json:x = 1", "login.aliveWhen has a JSON pointer")]
    [InlineData("login.otp", "412", "no {otp} sends it")]
    [InlineData("login.headers.Cookie", "a=b", "login.headers.Cookie cannot be set")]
    [InlineData("login.headers.Host", "x", "login.headers.Host cannot be set")]
    [InlineData("login.headers.X-A", "é", "login.headers.X-A is not visible ASCII")]
    [InlineData("login.cookies.a", "b c", "login.cookies.a cannot be a cookie")]
    [InlineData("logout.path", "/tokens/{tokenId}", "logout.path has {tokenId}, and nothing extracts it: login.extract.tokenId is missing")]
    [InlineData("logout.path", "/tokens/{password}", "the password is never kept")]
    [InlineData("logout.path", "/tokens/{sessionId}", "only sessionEnd knows")]
    [InlineData("logout.headers.X-CSRF", "{csrf}", "logout.headers.X-CSRF has {csrf}")]
    [InlineData("refresh.body", """{"r":"{refreshToken}"}""", "refresh.path is missing, so that refresh.body")]
    [InlineData("logout.steps.a.path", "x", "logout.steps.a.path does not begin")]
    [InlineData("logout.steps.a.body", "x", "logout.steps.a.path is missing")]
    [InlineData("use.scheme", "two words", "use.scheme")]
    [InlineData("headers.X-A", "{token}", "headers.X-A has {token}")]
    [InlineData("headers.Content-Length", "1", "headers.Content-Length cannot be set")]
    [InlineData("recipe", "bearer", "recipe is none of")]
    [InlineData("server", "https://u@legacy.example", "server")]
    [InlineData("sessions.items", "items", "sessions.path is missing")]
    public async Task A_recipe_that_cannot_work_is_refused_at_login_by_key_and_reason(string key, string value, string named)
    {
        var login = The.Login(The.HostWithoutNetwork(), The.Custom((key, value)));

        var result = await The.Provider.LoginAsync(login, CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldContain(named);
        // Who validates the settings hears the very same.
        var first = The.Provider.Check(The.Custom((key, value)))[0];
        result.Error.Message.ShouldBe($"{first.Key} {first.Message}");
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_when_the_settings_are_checked() =>
        The.Provider.Check(The.Custom(("use.scheme", "two words"), ("login.method", "get"), ("logout.path", "/{tokenId}"), ("whoami.done", "2xx"), ("whoami.path", "/me")))
            .Select(problem => problem.Key).ShouldBe(["use.scheme", "login.method", "whoami.done", "logout.path"]);

    [Theory]
    [InlineData("bearer-session")]
    [InlineData("cookie-session")]
    [InlineData("access-refresh")]
    public void A_ready_recipe_is_in_order(string recipe) => The.Provider.Check(The.Settings(recipe)).ShouldBeEmpty();

    [Fact]
    public void Without_a_login_nothing_else_is_blamed_for_it() =>
        The.Provider.Check(The.Settings("custom", ("logout.path", "/{tokenId}"))).ShouldHaveSingleItem().Key.ShouldBe("login.path");

    [Fact]
    public async Task A_session_is_carried_by_a_header_or_a_cookie() =>
        (await Problem(The.Custom(("use.header", "X-Session"), ("use.cookie", "sid")))).ShouldContain("use.header and use.cookie");

    [Fact]
    public async Task More_than_three_requests_are_a_program()
    {
        var settings = The.Custom(("logout.steps.a.path", "/a"), ("logout.steps.b.path", "/b"), ("logout.steps.c.path", "/c"));

        (await Problem(settings)).ShouldContain("logout has 4 requests; at most 3");
    }

    [Fact]
    public async Task A_one_time_code_that_no_request_sends_is_refused() =>
        (await Problem(The.Custom(), The.Input(code: "1"))).ShouldContain("{otp}");

    [Theory]
    [InlineData("bearer-session")]
    [InlineData("cookie-session")]
    [InlineData("access-refresh")]
    public async Task A_ready_recipe_works_with_nothing_but_a_server(string recipe)
    {
        var result = await The.SignIn(
            new FakeServer().Answers(200, """{"token":"a.b","accessToken":"a","account":{"id":"1"}}""", headers: ("Set-Cookie", "session=s")).Answers(200, """{"id":"1"}"""),
            The.Settings(recipe));

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        result.Grant!.Revocability.ShouldBe(Revocability.AtServer);
        result.Grant.CanEndEverywhere.ShouldBeTrue();
    }

    [Fact]
    public async Task A_service_overrides_single_keys_of_a_ready_recipe_and_pins_the_whole()
    {
        var grant = await The.Grant(The.Settings("bearer-session", ("logout.path", "/api/tokens/{tokenId}"), ("whoami.off", "true"), ("env", "X"), ("logout.headers.Origin", "{origin}")));
        var server = new FakeServer().Sends(204);

        await The.Logout(grant, server);

        server.Lines.ShouldBe(["DELETE /api/tokens/tok1"]);
        server.Requests[0].Header("Origin").ShouldBe(The.Server);
        grant.Pins["login.path"].ShouldBe("/v1/auth/login");
        grant.Pins.Keys.ShouldNotContain("server");
        grant.Pins.Keys.ShouldNotContain("recipe");
        grant.Pins.Keys.ShouldNotContain("env");
    }

    [Fact]
    public async Task A_server_may_live_below_a_path()
    {
        var server = new FakeServer().Answers(200, The.Session);

        var result = await The.SignIn(server, The.Custom(("server", "https://legacy.example:8443/base/")));

        server.Requests[0].Url.ShouldBe("https://legacy.example:8443/base/login");
        result.Grant!.Origins.ShouldBe(["https://legacy.example:8443"]);
    }

    [Fact]
    public async Task Requests_run_in_the_order_of_their_numbers_and_then_of_their_names()
    {
        var settings = The.Custom(
            ("login.steps.b.path", "/b"), ("login.steps.a.path", "/a"), ("login.extract.token", ""), ("login.extract.ticket", "json:/ticket"),
            ("login.steps.z.path", "/z"), ("login.steps.z.order", "5"), ("login.steps.z.body", """{"t":"{ticket}"}"""), ("login.steps.z.extract.token", "json:/token"),
            ("login.steps.a.off", "x"), ("login.steps.b.path", ""));
        var server = new FakeServer().Answers(200).Answers(200, """{"ticket":7}""").Answers(200, The.Session);

        var result = await The.SignIn(server, settings);

        result.Error?.Message.ShouldBeNull();
        server.Lines.ShouldBe(["GET /a", "POST /login", "POST /z"]);
        server.Requests[2].Body.ShouldBe("""{"t":"7"}""");
    }

    private static async Task<string> Problem(ProviderSettings settings, LoginInput? input = null)
    {
        var result = await The.Provider.LoginAsync(The.Login(The.HostWithoutNetwork(), settings, input), CancellationToken.None);
        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        return result.Error.Message;
    }
}
