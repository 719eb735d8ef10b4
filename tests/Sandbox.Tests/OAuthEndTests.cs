namespace Authx.Sandbox.Tests;

/// <summary>How tokens end, and who may ask what became of them.</summary>
public sealed class OAuthEndTests : OAuthTest
{
    [Fact]
    public async Task The_end_of_a_refresh_token_is_the_end_of_its_access_tokens()
    {
        var (client, tokens) = await SignedInAsync();

        (await RevokeAsync(client, Text(tokens, "refresh_token"))).ShouldBe(HttpStatusCode.OK);

        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.Unauthorized);
        (await ErrorAsync("/id/token", ForRefresh(client, Text(tokens, "refresh_token")))).ShouldBe("400 invalid_grant");
        (await AliveAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_of_an_access_token_is_its_own_alone()
    {
        var (client, tokens) = await SignedInAsync();

        (await RevokeAsync(client, Text(tokens, "access_token"))).ShouldBe(HttpStatusCode.OK);

        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.Unauthorized);
        (await AliveAsync()).ShouldBe(["refresh_token"]);
    }

    [Fact]
    public async Task An_unknown_token_is_a_success_and_another_clients_is_not()
    {
        var (client, tokens) = await SignedInAsync();

        (await RevokeAsync(client, "made up")).ShouldBe(HttpStatusCode.OK);
        (await RevokeAsync(await RegisterAsync(), Text(tokens, "refresh_token"))).ShouldBe(HttpStatusCode.BadRequest);
        (await RevokeAsync(new("nobody", null), Text(tokens, "refresh_token"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await ErrorAsync("/id/revoke", ("client_id", client.Id))).ShouldBe("400 invalid_request");

        (await AliveAsync()).ShouldBe(["access_token", "refresh_token"]);
    }

    [Fact]
    public async Task A_JWT_cannot_be_taken_back_and_outlives_its_refresh_token()
    {
        var (client, tokens) = await SignedInAsync(new { signInAs = "ada", jwtAccessTokens = true });
        Text(tokens, "access_token").Split('.').Length.ShouldBe(3);

        (await RevokeAsync(client, Text(tokens, "refresh_token"))).ShouldBe(HttpStatusCode.OK);
        (await ErrorAsync("/id/revoke", ("client_id", client.Id), ("token", Text(tokens, "access_token")))).ShouldBe("400 unsupported_token_type");

        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.OK);
        (await AliveAsync()).ShouldBe(["access_token"]);
    }

    [Fact]
    public async Task Introspection_is_for_clients_that_can_show_who_they_are()
    {
        var (client, tokens) = await SignedInAsync();
        var asker = await RegisterAsync(new { authentication = "client_secret_post" });
        (string, string)[] About(Registered who, string token) =>
            [("client_id", who.Id), .. who.Secret is { } secret ? [("client_secret", secret)] : Array.Empty<(string, string)>(), ("token", token)];

        (await AskAsync("/id/introspect", About(client, Text(tokens, "refresh_token")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await AskAsync("/id/introspect", About(asker, Text(tokens, "refresh_token")))).Json.GetProperty("active").GetBoolean().ShouldBeTrue();
        await RevokeAsync(client, Text(tokens, "refresh_token"));

        (await AskAsync("/id/introspect", About(asker, Text(tokens, "refresh_token")))).Json.ToString().ShouldBe("""{"active":false}""");
        (await AskAsync("/id/introspect", About(asker, "made up"))).Json.ToString().ShouldBe("""{"active":false}""");
    }

    [Fact]
    public async Task The_admin_ends_tokens_behind_their_owners_back()
    {
        var (_, tokens) = await SignedInAsync();

        using var answer = await Http.DeleteAsync("/sandbox/oauth/tokens?user=ada");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpStatusCode> RevokeAsync(Registered client, string token) =>
        (await AskAsync("/id/revoke", ("client_id", client.Id), ("token", token), ("token_type_hint", "refresh_token"))).Status;
}
