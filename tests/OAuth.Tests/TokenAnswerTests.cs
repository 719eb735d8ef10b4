namespace Authx.Provider.OAuth.Tests;

/// <summary>Answers of token endpoints as real servers give them.</summary>
public sealed class TokenAnswerTests
{
    [Theory]
    [InlineData("""{"access_token":"t","token_type":"Bearer"}""")]
    [InlineData("""{"access_token":"t","token_type":"BEARER"}""")]
    [InlineData("""{"access_token":"t","token_type":"bearer"}""")]
    [InlineData("""{"access_token":"t"}""")]
    [InlineData("""{"access_token":"t","token_type":null,"refresh_token":null,"expires_in":null,"scope":null,"id_token":null}""")]
    [InlineData("""{"access_token":"t","refresh_token":""}""")]
    public async Task A_bearer_token_is_taken_however_its_type_is_written(string body)
    {
        var tokens = (await Ask(body)).Tokens.ShouldNotBeNull();

        tokens.AccessToken.Reveal().ShouldBe("t");
        tokens.RefreshToken.ShouldBeNull();
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("mac")]
    public async Task A_token_of_a_type_that_takes_more_than_showing_it_is_refused(string type)
    {
        var result = await Ask($$"""{"access_token":"canary","token_type":"{{type}}","refresh_token":"canary-r"}""");

        result.Tokens.ShouldBeNull();
        result.Error!.Message.ShouldContain(type);
        result.Leftovers.Select(c => c.Kind).ShouldBe([CredentialKind.RefreshToken, CredentialKind.AccessToken]);
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("\"3600\"", 3600)]
    [InlineData("3599.9", 3599)]
    [InlineData("315360000", 315360000)]
    [InlineData("0", null)]
    [InlineData("\"0\"", null)]
    [InlineData("-1", null)]
    [InlineData("1e30", null)]
    [InlineData("1e999", null)]
    [InlineData("1767323045000", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("true", null)]
    [InlineData("[]", null)]
    public async Task A_lifetime_that_can_be_none_is_unknown(string written, int? seconds)
    {
        var tokens = (await Ask($$"""{"access_token":"t","expires_in":{{written}} }""")).Tokens.ShouldNotBeNull();

        tokens.AccessTokenExpiresAt.ShouldBe(seconds is null ? null : The.Now.AddSeconds(seconds.Value));
    }

    [Fact]
    public async Task A_token_that_is_a_JWT_says_itself_when_it_expires_where_the_server_does_not()
    {
        var expiry = The.Now.AddMinutes(7);
        var jwt = TokenMaker.Token("""{"alg":"RS256"}""", $$"""{"exp":{{expiry.ToUnixTimeSeconds()}} }""", _ => [1]);

        (await Ask($$"""{"access_token":"{{jwt}}"}""")).Tokens!.AccessTokenExpiresAt.ShouldBe(expiry);
        (await Ask($$"""{"access_token":"{{jwt}}","expires_in":60}""")).Tokens!.AccessTokenExpiresAt.ShouldBe(The.Now.AddMinutes(1));
    }

    [Theory]
    [InlineData("refresh_token_expires_in")]
    [InlineData("refresh_expires_in")]
    public async Task The_refresh_tokens_own_lifetime_is_kept(string member) =>
        (await Ask($$"""{"access_token":"t","refresh_token":"r","{{member}}":60}""")).Tokens!.RefreshTokenExpiresAt.ShouldBe(The.Now.AddMinutes(1));

    [Fact]
    public async Task A_form_is_taken_for_an_answer_too()
    {
        var result = await Ask("access_token=gho_a%2Bb&scope=repo%2Cgist&token_type=bearer", "application/x-www-form-urlencoded");

        result.Tokens!.AccessToken.Reveal().ShouldBe("gho_a+b");
        result.Tokens.Scope.ShouldBe("repo,gist");
    }

    [Theory]
    [InlineData("""{"error":"bad_verification_code","error_description":"The code is incorrect."}""", "application/json")]
    [InlineData("error=bad_verification_code&error_description=The+code+is+incorrect.", "application/x-www-form-urlencoded")]
    public async Task An_error_in_a_success_is_an_error(string body, string type)
    {
        var result = await Ask(body, type);

        result.Tokens.ShouldBeNull();
        result.Refusal!.Code.ShouldBe("bad_verification_code");
        result.Error!.Message.ShouldContain("The code is incorrect");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>canary</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"canary\"")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":7}""")]
    [InlineData("""{"refresh_token":"canary"}""")]
    public async Task A_success_without_a_token_is_none(string body)
    {
        var result = await Ask(body);

        result.Tokens.ShouldBeNull();
        result.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        result.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_token_of_sixteen_kilobytes_is_taken()
    {
        var token = new string('a', 16 * 1024);

        (await Ask($$"""{"access_token":"{{token}}"}""")).Tokens!.AccessToken.Reveal().ShouldBe(token);
    }

    [Fact]
    public async Task A_token_with_a_quote_is_taken() =>
        (await Ask("""{"access_token":"can\"ary'$(x)"}""")).Tokens!.AccessToken.Reveal().ShouldBe("can\"ary'$(x)");

    [Theory]
    [InlineData("canary with spaces")]
    [InlineData("canary\\nX-Evil: 1")]
    [InlineData("canary\\u0007")]
    [InlineData("canary\\u00e4")]
    [InlineData("canary\\ud800")]
    public async Task A_token_that_could_change_a_request_is_refused_and_what_came_with_it_is_not_lost(string written)
    {
        var result = await Ask($$"""{"access_token":"{{written}}","refresh_token":"r2"}""");

        result.Tokens.ShouldBeNull();
        result.Error!.Message.ShouldNotContain("canary");
        result.Leftovers.ShouldHaveSingleItem().Value.Reveal().ShouldBe("r2");
    }

    [Fact]
    public async Task A_refresh_token_that_cannot_be_one_is_refused_and_the_access_token_is_not_lost()
    {
        var result = await Ask("""{"access_token":"a","refresh_token":"r 2"}""");

        result.Tokens.ShouldBeNull();
        result.Leftovers.ShouldHaveSingleItem().Kind.ShouldBe(CredentialKind.AccessToken);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", ErrorKind.CredentialRefused)]
    [InlineData(400, """{"error":"invalid_client"}""", ErrorKind.ClientRefused)]
    [InlineData(401, """{"error":"invalid_client"}""", ErrorKind.ClientRefused)]
    [InlineData(401, "", ErrorKind.ClientRefused)]
    [InlineData(400, """{"error":"invalid_scope"}""", ErrorKind.Misconfigured)]
    [InlineData(400, "<html>", ErrorKind.MalformedAnswer)]
    [InlineData(403, "", ErrorKind.Denied)]
    [InlineData(429, """{"error":"invalid_grant"}""", ErrorKind.RateLimited)]
    [InlineData(500, """{"error":"invalid_grant"}""", ErrorKind.ServerError)]
    [InlineData(503, "<html>", ErrorKind.ServerError)]
    public async Task What_went_wrong_is_told_apart(int status, string body, ErrorKind expected)
    {
        var result = await Ask(body, status: status);

        result.Error!.Kind.ShouldBe(expected);
        result.Tokens.ShouldBeNull();
        result.IsOver.ShouldBe(expected == ErrorKind.CredentialRefused);
    }

    [Theory]
    [InlineData("evil\\u001b[31m\\u202e red \\r\\n line", "evil [31m red line")]
    [InlineData("the token canary-code-1 is wrong", null)]
    public async Task A_description_is_shown_clean_or_not_at_all(string written, string? shown)
    {
        var result = await Ask($$"""{"error":"invalid_request","error_description":"{{written}}"}""", status: 400);

        result.Refusal!.Description.ShouldBe(shown);
        result.Error!.Message.ShouldNotContain("canary");
        result.Error.Message.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("in\\u001bvalid")]
    [InlineData("two words")]
    [InlineData("quote\\\"")]
    public async Task An_error_that_no_standard_could_write_is_not_shown(string code)
    {
        var result = await Ask($$"""{"error":"{{code}}"}""", status: 400);

        result.Refusal.ShouldBeNull();
        result.Error!.Message.ShouldBe("the server answered 400 BadRequest");
    }

    [Fact]
    public async Task A_description_is_bounded() =>
        (await Ask($$"""{"error":"x","error_description":"{{new string('e', 5000)}}"}""", status: 400)).Refusal!.Description!.Length.ShouldBeLessThan(400);

    [Fact]
    public async Task A_redirect_is_not_followed_and_said()
    {
        var server = new FakeServer().Answers(307, "", headers: ("Location", "https://evil.example/token?canary"));

        var result = await Endpoint(server).AskAsync(new Form().Add("grant_type", "x"), CancellationToken.None);

        result.Error!.Message.ShouldBe("the server answered 307, a redirect to https://evil.example, and redirects are not followed");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_stands_however_broken_its_body_is()
    {
        var server = new FakeServer().Does(() => new(System.Net.HttpStatusCode.Unauthorized) { Content = new StreamContent(new BrokenStream()) });

        var result = await Endpoint(server).AskAsync(new Form().Add("grant_type", "x"), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.ClientRefused);
    }

    [Fact]
    public async Task A_success_whose_body_breaks_off_is_no_success()
    {
        var server = new FakeServer().Does(() => new(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });

        (await Endpoint(server).AskAsync(new Form(), CancellationToken.None)).Error!.Kind.ShouldBe(ErrorKind.Unreachable);
    }

    [Fact]
    public async Task The_request_is_a_form_that_asks_for_JSON()
    {
        var server = new FakeServer().Answers(200, The.AccessOnly);

        await Endpoint(server).AskAsync(new Form().Add("grant_type", "x").Add("odd", "a b&c=d+é").Add("empty", "").Add("none", (string?)null), CancellationToken.None);

        server.Requests[0].Header("Accept").ShouldBe("application/json");
        server.Requests[0].Header("Content-Type").ShouldBe("application/x-www-form-urlencoded");
        server.Requests[0].Body.ShouldBe("grant_type=x&odd=a+b%26c%3Dd%2B%C3%A9&client_id=authx-cli");
    }

    private static TokenEndpoint Endpoint(FakeServer server) =>
        new(new("https://id.example/token"), new(The.ClientId, ClientMethod.None), The.Host(server));

    private static Task<TokenResult> Ask(string body, string type = "application/json", int status = 200) =>
        Endpoint(new FakeServer().Answers(status, body, type)).AskAsync(new Form().Add("grant_type", "x").Add("code", new Secret("canary-code-1")), CancellationToken.None);
}
