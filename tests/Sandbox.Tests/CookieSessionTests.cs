namespace Authx.Sandbox.Tests;

public sealed class CookieSessionTests : PasswordTest
{
    [Fact]
    public async Task A_form_opens_a_session_in_a_cookie()
    {
        await MakeUserAsync();

        using var answer = await LoginAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("session=");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("max-age=3600", Case.Insensitive);
        cookie.ShouldContain("path=/", Case.Insensitive);
        (await MeAsync(Cookie(answer))).ShouldBe("""{"id":"acct_ada","name":"ada"}""");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task Only_its_own_pages_may_sign_in_or_out(string? origin)
    {
        await MakeUserAsync();
        using var login = await LoginAsync(origin ?? "");
        using var right = await LoginAsync();
        var cookie = Cookie(right);

        login.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await LogoutAsync(cookie, await CsrfAsync(cookie), origin ?? "")).ShouldBe(HttpStatusCode.Forbidden);
        (await MeAsync(cookie)).ShouldContain("ada");
    }

    [Fact]
    public async Task A_logout_wants_the_csrf_token_and_then_really_ends_the_session()
    {
        await MakeUserAsync();
        using var login = await LoginAsync();
        using var other = await LoginAsync();
        var cookie = Cookie(login);

        (await LogoutAsync(cookie, "")).ShouldBe(HttpStatusCode.Forbidden);
        (await LogoutAsync(cookie, await CsrfAsync(Cookie(other)))).ShouldBe(HttpStatusCode.Forbidden);
        (await LogoutAsync(cookie, await CsrfAsync(cookie))).ShouldBe(HttpStatusCode.NoContent);

        (await MeAsync(cookie)).ShouldBe("null");
        (await MeAsync(Cookie(other))).ShouldContain("ada");
        (await LogoutAsync(cookie, "")).ShouldBe(HttpStatusCode.Unauthorized);
        (await IsSessionAliveAsync(cookie["session=".Length..].Split('.')[0])).ShouldBeFalse();
    }

    [Fact]
    public async Task A_dead_session_is_no_error_but_null()
    {
        (await MeAsync("session=never")).ShouldBe("null");
        (await MeAsync(null)).ShouldBe("null");
    }

    [Fact]
    public async Task Everywhere_ends_the_others_too()
    {
        await MakeUserAsync();
        using var login = await LoginAsync();
        using var other = await LoginAsync();

        (await LogoutAsync(Cookie(login), await CsrfAsync(Cookie(login)), path: "/web/logout-everywhere")).ShouldBe(HttpStatusCode.NoContent);

        (await MeAsync(Cookie(other))).ShouldBe("null");
    }

    [Fact]
    public async Task The_cookies_life_is_as_long_as_is_wanted()
    {
        await MakeUserAsync();

        using var login = await LoginAsync(path: "/web/login?maxAge=0");

        login.Headers.GetValues("Set-Cookie").Single().ShouldContain("max-age=0", Case.Insensitive);
        (await MeAsync(Cookie(login))).ShouldBe("null");
    }

    [Fact]
    public async Task Json_is_no_form()
    {
        await MakeUserAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/web/login") { Content = JsonContent.Create(new { username = "ada", password = Password }) };
        request.Headers.Add("Origin", Own);
        using var answer = await Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    private string Own => Sandbox.Address.GetLeftPart(UriPartial.Authority);

    private Task<HttpResponseMessage> LoginAsync(string? origin = null, string path = "/web/login") =>
        PostAsync(path, null, origin, new() { ["username"] = "ada", ["password"] = Password });

    private async Task<HttpStatusCode> LogoutAsync(string cookie, string csrf, string? origin = null, string path = "/web/logout")
    {
        using var answer = await PostAsync(path, cookie, origin, new() { ["csrf"] = csrf });
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string? cookie, string? origin, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (origin is not "")
            request.Headers.Add("Origin", origin ?? Own);
        return await Http.SendAsync(request);
    }

    private async Task<string> MeAsync(string? cookie)
    {
        using var answer = await AskAsync("GET", "/web/me", cookie, "Cookie");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> CsrfAsync(string cookie)
    {
        using var answer = await AskAsync("GET", "/web/csrf", cookie, "Cookie");
        return Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "token");
    }

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
}
