using System.Buffers.Text;
using System.Text;

namespace Authx.Sandbox.Tests;

public sealed class BearerSessionTests : PasswordTest
{
    [Fact]
    public async Task A_jwt_carries_the_sessions_id_as_a_claim()
    {
        await MakeUserAsync();

        var login = await OpenAsync();

        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(Text(login, "token").Split('.')[1])).RootElement;
        Text(claims, "jti").ShouldBe(Text(login, "id"));
        Text(claims, "sub").ShouldBe("acct_ada");
        login.GetProperty("expiresIn").GetInt32().ShouldBe(3600);
    }

    [Fact]
    public async Task An_opaque_token_begins_with_the_sessions_id()
    {
        await MakeUserAsync();

        var login = await OpenAsync("/v1/auth/login?form=opaque");

        Text(login, "token").ShouldStartWith(Text(login, "id") + ".");
        (await StatusAsync("GET", "/v1/auth/whoami", Text(login, "token"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_can_come_in_a_header()
    {
        await MakeUserAsync();

        using var answer = await SignInAsync("/v1/auth/login?in=header");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync("GET", "/v1/auth/whoami", answer.Headers.GetValues("X-Session-Token").Single())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_says_whose_it_is()
    {
        await MakeUserAsync();
        var login = await OpenAsync();

        using var answer = await AskAsync("GET", "/v1/auth/whoami", $"Bearer {Text(login, "token")}", "Authorization");

        (await answer.Content.ReadAsStringAsync()).ShouldBe(
            """{"account":{"id":"acct_ada","name":"ada"},"session":{"id":"ID"}}""".Replace("ID", Text(login, "id")));
    }

    [Theory]
    [InlineData("/v1/auth/tokens/")]
    [InlineData("/v1/auth/sessions/")]
    public async Task A_session_ends_by_its_id_and_no_other_with_it(string path)
    {
        await MakeUserAsync();
        var (own, other) = (await OpenAsync(), await OpenAsync());

        (await StatusAsync("DELETE", path + Text(own, "id"), Text(own, "token"))).ShouldBe(HttpStatusCode.NoContent);

        (await StatusAsync("GET", "/v1/auth/whoami", Text(own, "token"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await IsSessionAliveAsync(Text(own, "id"))).ShouldBeFalse();
        (await StatusAsync("GET", "/v1/auth/whoami", Text(other, "token"))).ShouldBe(HttpStatusCode.OK);
        (await IsSessionAliveAsync(Text(other, "id"))).ShouldBeTrue();
    }

    [Fact]
    public async Task The_end_of_a_session_distinguishes_unknown_foreign_and_dead()
    {
        await MakeUserAsync();
        await MakeUserAsync("bob");
        var (ada, sister, bob) = (await OpenAsync(), await OpenAsync(), await OpenAsync(username: "bob"));

        (await StatusAsync("DELETE", "/v1/auth/tokens/sess_never", Text(ada, "token"))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("DELETE", $"/v1/auth/tokens/{Text(bob, "id")}", Text(ada, "token"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync("DELETE", $"/v1/auth/tokens/{Text(sister, "id")}", Text(ada, "token"))).ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync("DELETE", $"/v1/auth/tokens/{Text(sister, "id")}", Text(ada, "token"))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("DELETE", $"/v1/auth/tokens/{Text(ada, "id")}", Text(sister, "token"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await IsSessionAliveAsync(Text(bob, "id"))).ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_shows_the_accounts_living_sessions_without_their_tokens()
    {
        await MakeUserAsync();
        await MakeUserAsync("bob");
        var (own, other, gone) = (await OpenAsync(), await OpenAsync(), await OpenAsync());
        await OpenAsync(username: "bob");
        await StatusAsync("POST", "/v1/auth/logout", Text(gone, "token"));

        using var answer = await AskAsync("GET", "/v1/auth/sessions", $"Bearer {Text(own, "token")}", "Authorization");

        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(Text(own, "token"));
        var list = JsonDocument.Parse(text).RootElement.GetProperty("sessions").EnumerateArray().ToList();
        list.Select(s => (Text(s, "id"), s.GetProperty("current").GetBoolean()))
            .ShouldBe([(Text(own, "id"), true), (Text(other, "id"), false)]);
    }

    [Fact]
    public async Task Everywhere_ends_all_sessions_of_the_account_and_no_others()
    {
        await MakeUserAsync();
        await MakeUserAsync("bob");
        var (own, other, bob) = (await OpenAsync(), await OpenAsync("/v1/oauthless/login"), await OpenAsync(username: "bob"));

        (await StatusAsync("POST", "/v1/auth/logout-everywhere", Text(own, "token"))).ShouldBe(HttpStatusCode.NoContent);

        (await StatusAsync("GET", "/v1/auth/whoami", Text(own, "token"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("GET", "/v1/auth/whoami", Text(other, "accessToken"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("GET", "/v1/auth/whoami", Text(bob, "token"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_is_over_when_its_time_is()
    {
        await MakeUserAsync();
        var login = await OpenAsync();

        await ExpireAsync(Text(login, "id"));

        (await StatusAsync("GET", "/v1/auth/whoami", Text(login, "token"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await IsSessionAliveAsync(Text(login, "id"))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_fault_meets_a_session_as_it_meets_a_key()
    {
        await MakeUserAsync();
        var login = await OpenAsync();
        await OrderAsync(new { match = "DELETE /v1/auth", fault = "status", status = 503 });

        (await StatusAsync("DELETE", $"/v1/auth/tokens/{Text(login, "id")}", Text(login, "token"))).ShouldBe(HttpStatusCode.ServiceUnavailable);

        (await IsSessionAliveAsync(Text(login, "id"))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_spoilt_token_is_none()
    {
        await MakeUserAsync();
        var token = Text(await OpenAsync(), "token");
        var parts = token.Split('.');
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("""{"jti":"sess_1","sub":"acct_bob"}"""));

        (await StatusAsync("GET", "/v1/auth/whoami", $"{parts[0]}.{forged}.{parts[2]}")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
