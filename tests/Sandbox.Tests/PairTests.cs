using System.Buffers.Text;

namespace Authx.Sandbox.Tests;

public sealed class PairTests : PasswordTest
{
    private const string LoginPath = "/v1/oauthless/login";

    [Fact]
    public async Task A_refresh_token_is_good_once_and_both_old_tokens_are_dead_after()
    {
        await MakeUserAsync();
        var old = await OpenAsync(LoginPath);

        using var first = await RefreshAsync(old);
        using var second = await RefreshAsync(old);

        var fresh = await first.Content.ReadFromJsonAsync<JsonElement>();
        (await StatusAsync("GET", "/v1/auth/whoami", Text(old, "accessToken"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("GET", "/v1/auth/whoami", Text(fresh, "accessToken"))).ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        IdOf(fresh).ShouldBe(IdOf(old));
    }

    [Fact]
    public async Task An_expired_access_token_hides_a_session_that_lives()
    {
        await MakeUserAsync();
        var login = await OpenAsync(LoginPath);

        await ExpireAsync(IdOf(login));

        (await StatusAsync("DELETE", $"/v1/auth/tokens/{IdOf(login)}", Text(login, "accessToken"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await IsSessionAliveAsync(IdOf(login))).ShouldBeTrue();
        using var refreshed = await RefreshAsync(login);
        refreshed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_ended_cannot_be_refreshed()
    {
        await MakeUserAsync();
        var login = await OpenAsync(LoginPath);
        (await StatusAsync("POST", "/v1/auth/logout", Text(login, "accessToken"))).ShouldBe(HttpStatusCode.NoContent);

        using var answer = await RefreshAsync(login);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await IsSessionAliveAsync(IdOf(login))).ShouldBeFalse();
    }

    [Fact]
    public async Task An_access_token_can_be_as_short_lived_as_is_wanted()
    {
        await MakeUserAsync();

        var login = await OpenAsync(LoginPath + "?expiresIn=0");

        login.GetProperty("expiresIn").GetInt32().ShouldBe(0);
        (await StatusAsync("GET", "/v1/auth/whoami", Text(login, "accessToken"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private Task<HttpResponseMessage> RefreshAsync(JsonElement login) =>
        Http.PostAsJsonAsync("/v1/auth/refresh", new { refreshToken = Text(login, "refreshToken") });

    private static string IdOf(JsonElement login) =>
        Text(JsonDocument.Parse(Base64Url.DecodeFromChars(Text(login, "accessToken").Split('.')[1])).RootElement, "jti");
}
