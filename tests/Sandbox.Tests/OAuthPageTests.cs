using System.Text.RegularExpressions;

namespace Authx.Sandbox.Tests;

/// <summary>What people meet with in their browser.</summary>
public sealed class OAuthPageTests : OAuthTest
{
    [Fact]
    public async Task A_page_asks_who_it_is_and_a_right_password_leads_back_with_a_code()
    {
        await MakeUserAsync();
        var client = await RegisterAsync();
        var page = await PageAsync(AuthorizePath(client.Id));

        using var answer = await PostAsync("/id/authorize", ("request", page), ("username", "ada"), ("password", Password), ("decision", "allow"));

        (await UserinfoAsync(await RedeemAsync(client, SentBack(answer)["code"]!))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_password_asks_again()
    {
        await MakeUserAsync();
        var page = await PageAsync(AuthorizePath((await RegisterAsync()).Id));

        using var answer = await PostAsync("/id/authorize", ("request", page), ("username", "ada"), ("password", "wrong"), ("decision", "allow"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Wrong user name or password.");
    }

    [Fact]
    public async Task Who_denies_is_sent_back_with_that()
    {
        var page = await PageAsync(AuthorizePath((await RegisterAsync()).Id));

        using var answer = await PostAsync("/id/authorize", ("request", page), ("decision", "deny"));

        SentBack(answer)["error"].ShouldBe("access_denied");
    }

    [Fact]
    public async Task A_browser_is_remembered_until_its_session_ends()
    {
        await MakeUserAsync();
        var client = await RegisterAsync();
        var page = await PageAsync(AuthorizePath(client.Id));
        using var answer = await PostAsync("/id/authorize", ("request", page), ("username", "ada"), ("password", Password), ("decision", "allow"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        (await WithCookieAsync("GET", AuthorizePath(client.Id, ("prompt", "none")), cookie)).ShouldContain("code=");
        (await WithCookieAsync("GET", AuthorizePath(client.Id, ("prompt", "login")), cookie)).ShouldContain("password");
        await WithCookieAsync("POST", $"/id/end_session?client_id={client.Id}", cookie);

        (await WithCookieAsync("GET", AuthorizePath(client.Id, ("prompt", "none")), cookie)).ShouldContain("login_required");
        (await AliveAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_client_writes_does_not_become_part_of_the_page()
    {
        var html = await Http.GetStringAsync(AuthorizePath((await RegisterAsync()).Id, ("scope", "<script>"), ("login_hint", "\"><script>")));

        html.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task After_the_end_of_a_session_people_are_sent_only_where_the_client_is()
    {
        var client = await RegisterAsync(new { postLogoutRedirectUris = new[] { "https://app.example/bye" } });

        using var there = await PostAsync("/id/end_session", ("client_id", client.Id), ("post_logout_redirect_uri", "https://app.example/bye"), ("state", "x"));
        using var elsewhere = await PostAsync("/id/end_session", ("client_id", client.Id), ("post_logout_redirect_uri", "https://evil.example/"));

        there.Headers.Location!.AbsoluteUri.ShouldBe("https://app.example/bye?state=x");
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // The hidden field in which the page carries the request on.
    private async Task<string> PageAsync(string path) =>
        WebUtility.HtmlDecode(Regex.Match(await Http.GetStringAsync(path), "name=request value=\"([^\"]*)\"").Groups[1].Value);

    private async Task<string> WithCookieAsync(string method, string path, string cookie)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await Http.SendAsync(request);
        return answer.Headers.Location?.OriginalString ?? await answer.Content.ReadAsStringAsync();
    }
}
