namespace Authx.Sandbox.Tests;

public sealed class OAuthCodeTests : OAuthTest
{
    [Fact]
    public async Task Both_forms_of_discovery_say_the_same_and_name_the_issuer()
    {
        var one = await Http.GetStringAsync("/.well-known/oauth-authorization-server/id");
        var other = await Http.GetStringAsync("/id/.well-known/openid-configuration");

        one.ShouldBe(other);
        var said = JsonDocument.Parse(one).RootElement;
        Text(said, "issuer").ShouldBe(Issuer);
        Text(said, "revocation_endpoint").ShouldBe($"{Issuer}/revoke");
    }

    [Fact]
    public async Task A_code_brings_tokens_that_work()
    {
        var (_, tokens) = await SignedInAsync();

        Text(tokens, "token_type").ShouldBe("Bearer");
        tokens.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.OK);
        (await AliveAsync("?user=ada")).ShouldBe(["access_token", "refresh_token"]);
        (await AliveAsync("?user=bob")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_answer_has_the_state_and_names_who_gives_it()
    {
        await MakeUserAsync();
        await SwitchAsync(new { signInAs = "ada" });
        var client = await RegisterAsync();

        using var answer = await Http.GetAsync(AuthorizePath(client.Id));

        answer.Headers.Location!.AbsoluteUri.ShouldStartWith(Callback);
        SentBack(answer)["state"].ShouldBe("st&te");
        SentBack(answer)["iss"].ShouldBe(Issuer);
    }

    [Fact]
    public async Task A_code_is_good_once_and_showing_it_again_ends_what_came_of_it()
    {
        await MakeUserAsync();
        await SwitchAsync(new { signInAs = "ada" });
        var client = await RegisterAsync();
        var code = await CodeAsync(client);
        await RedeemAsync(client, code);

        (await ErrorAsync("/id/token", ForCode(client, code))).ShouldBe("400 invalid_grant");

        (await AliveAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("code_verifier", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww")]
    [InlineData("redirect_uri", "http://127.0.0.1:4712/callback")]
    [InlineData("code", "code_made_up")]
    public async Task A_code_is_worth_nothing_without_all_that_belongs_to_it(string field, string value)
    {
        await MakeUserAsync();
        await SwitchAsync(new { signInAs = "ada" });
        var client = await RegisterAsync();
        var form = ForCode(client, await CodeAsync(client));

        (await ErrorAsync("/id/token", [.. form.Select(one => one.Item1 == field ? (field, value) : one)])).ShouldBe("400 invalid_grant");
        (await AliveAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_is_worth_nothing_to_another_client()
    {
        await MakeUserAsync();
        await SwitchAsync(new { signInAs = "ada" });
        var code = await CodeAsync(await RegisterAsync());

        (await ErrorAsync("/id/token", ForCode(await RegisterAsync(), code))).ShouldBe("400 invalid_grant");
    }

    [Theory]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "tooshort", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("prompt", "none", "login_required")]
    public async Task A_wrong_request_is_sent_back_with_its_error(string name, string? value, string error)
    {
        var client = await RegisterAsync();

        using var answer = await Http.GetAsync(AuthorizePath(client.Id, (name, value)));

        SentBack(answer)["error"].ShouldBe(error);
        SentBack(answer)["state"].ShouldBe("st&te");
    }

    [Theory]
    [InlineData("http://127.0.0.1:4711/elsewhere")]
    [InlineData("http://127.0.0.1:4711/callback?more=1")]
    [InlineData("http://127.0.0.2:4711/callback")]
    [InlineData("https://127.0.0.1/callback")]
    [InlineData("https://evil.example/callback")]
    [InlineData(null)]
    public async Task Nobody_is_sent_to_where_the_client_is_not(string? redirectUri)
    {
        await MakeUserAsync();
        await SwitchAsync(new { signInAs = "ada" });
        var client = await RegisterAsync();

        using var answer = await Http.GetAsync(AuthorizePath(client.Id, ("redirect_uri", redirectUri)));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_sent_anywhere_for_an_unknown_client()
    {
        using var answer = await Http.GetAsync(AuthorizePath("nobody"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
