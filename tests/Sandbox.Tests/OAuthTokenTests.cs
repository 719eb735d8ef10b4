namespace Authx.Sandbox.Tests;

public sealed class OAuthTokenTests : OAuthTest
{
    [Fact]
    public async Task A_refresh_token_is_good_once_and_the_next_one_works()
    {
        var (client, old) = await SignedInAsync();

        var (_, fresh) = await AskAsync("/id/token", ForRefresh(client, Text(old, "refresh_token")));

        Text(fresh, "refresh_token").ShouldNotBe(Text(old, "refresh_token"));
        (await UserinfoAsync(fresh)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync("/id/token", ForRefresh(client, Text(fresh, "refresh_token")))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_spent_refresh_token_ends_the_whole_family()
    {
        var (client, old) = await SignedInAsync();
        var (_, fresh) = await AskAsync("/id/token", ForRefresh(client, Text(old, "refresh_token")));

        (await ErrorAsync("/id/token", ForRefresh(client, Text(old, "refresh_token")))).ShouldBe("400 invalid_grant");

        (await ErrorAsync("/id/token", ForRefresh(client, Text(fresh, "refresh_token")))).ShouldBe("400 invalid_grant");
        (await AliveAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_rotation_a_refresh_token_stays_good()
    {
        var (client, old) = await SignedInAsync(new { signInAs = "ada", rotation = false });

        for (var time = 0; time < 2; time++)
        {
            var (status, tokens) = await AskAsync("/id/token", ForRefresh(client, Text(old, "refresh_token")));
            status.ShouldBe(HttpStatusCode.OK);
            tokens.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_refresh_token_is_worth_nothing_to_another_client_and_does_not_suffer()
    {
        var (_, tokens) = await SignedInAsync();

        (await ErrorAsync("/id/token", ForRefresh(await RegisterAsync(), Text(tokens, "refresh_token")))).ShouldBe("400 invalid_grant");

        (await AliveAsync()).ShouldBe(["access_token", "refresh_token"]);
    }

    [Fact]
    public async Task Access_tokens_live_as_long_as_was_asked_and_end_as_was_asked()
    {
        var (_, tokens) = await SignedInAsync(new { signInAs = "ada", accessTokenSeconds = 0, accessTokenEnd = "'\" \n" });

        tokens.GetProperty("expires_in").GetInt32().ShouldBe(0);
        Text(tokens, "access_token").ShouldEndWith("'\" \n");
        (await AliveAsync()).ShouldBe(["refresh_token"]);
    }

    [Fact]
    public async Task A_server_may_give_no_refresh_token()
    {
        var (_, tokens) = await SignedInAsync(new { signInAs = "ada", refreshTokens = false });

        tokens.TryGetProperty("refresh_token", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_grant_is_refused_by_its_name() =>
        (await ErrorAsync("/id/token", ("grant_type", "password"), ("client_id", (await RegisterAsync()).Id))).ShouldBe("400 unsupported_grant_type");

    [Fact]
    public async Task Userinfo_says_whose_token_it_is_and_nothing_to_a_client_of_its_own()
    {
        var (_, tokens) = await SignedInAsync();
        var client = await RegisterAsync(new { authentication = "client_secret_post" });
        var (_, own) = await AskAsync("/id/token", ("grant_type", "client_credentials"), ("client_id", client.Id), ("client_secret", client.Secret!));

        using var answer = await AskAsync("GET", "/id/userinfo", $"Bearer {Text(tokens, "access_token")}", "Authorization");
        var person = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Text(person, "sub").ShouldBe("acct_ada");
        Text(person, "preferred_username").ShouldBe("ada");
        (await UserinfoAsync(own)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync("GET", "/id/userinfo", "made up")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("GET", "/id/userinfo", Text(tokens, "refresh_token"))).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
