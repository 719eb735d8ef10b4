namespace Authx.Provider.OAuth.Tests;

public sealed class RenewalTests
{
    private const string Renewed = """{"access_token":"canary-a2","expires_in":60,"refresh_token":"canary-r2","scope":"all and more"}""";

    [Fact]
    public async Task A_replaced_refresh_token_is_stored_before_anything_else()
    {
        var saved = new List<Grant>();
        var server = new FakeServer().Answers(200, Renewed);

        var result = await The.Refresh(The.Grant(("scope", "read"), ("resource", "https://api.example")), server, saved);

        result.Outcome.ShouldBe(RefreshOutcome.Refreshed);
        saved.ShouldHaveSingleItem().ShouldBe(result.Grant);
        server.Requests[0].Body.ShouldBe($"grant_type=refresh_token&refresh_token={The.RefreshToken}&resource=https%3A%2F%2Fapi.example&client_id=authx-cli");
        result.Grant!.Credentials.Select(c => c.Value.Reveal()).ShouldBe(["canary-r2", "canary-a2"]);
        result.Grant.Find(CredentialKind.AccessToken)!.ExpiresAt.ShouldBe(The.Now.AddMinutes(1));
        result.Grant.Pins["scope"].ShouldBe("read");
    }

    [Fact]
    public async Task A_refresh_token_that_is_not_replaced_stays()
    {
        var result = await The.Refresh(The.Grant(), new FakeServer().Answers(200, """{"access_token":"a2"}"""), []);

        result.Grant!.Credentials.Select(c => c.Value.Reveal()).ShouldBe([The.RefreshToken, "a2"]);
        result.Grant.Find(CredentialKind.AccessToken)!.ExpiresAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", RefreshOutcome.Ended)]
    [InlineData(401, """{"error":"invalid_grant"}""", RefreshOutcome.Ended)]
    [InlineData(200, """{"error":"invalid_grant"}""", RefreshOutcome.Ended)]
    [InlineData(400, """{"error":"invalid_client"}""", RefreshOutcome.Failed)]
    [InlineData(401, """{"error":"invalid_client"}""", RefreshOutcome.Failed)]
    [InlineData(400, """{"error":"invalid_request"}""", RefreshOutcome.Failed)]
    [InlineData(400, """{"error":"invalid_token"}""", RefreshOutcome.Failed)]
    [InlineData(400, "<html>invalid_grant</html>", RefreshOutcome.Failed)]
    [InlineData(401, "", RefreshOutcome.Failed)]
    [InlineData(403, "", RefreshOutcome.Failed)]
    [InlineData(404, "", RefreshOutcome.Failed)]
    [InlineData(429, """{"error":"invalid_grant"}""", RefreshOutcome.Failed)]
    [InlineData(500, """{"error":"invalid_grant"}""", RefreshOutcome.Failed)]
    [InlineData(503, "", RefreshOutcome.Failed)]
    [InlineData(302, "", RefreshOutcome.Failed)]
    [InlineData(200, "", RefreshOutcome.Failed)]
    [InlineData(200, "<html>", RefreshOutcome.Failed)]
    public async Task Only_invalid_grant_ends_a_session(int status, string body, RefreshOutcome expected)
    {
        var result = await The.Refresh(The.Grant(), new FakeServer().Answers(status, body));

        result.Outcome.ShouldBe(expected);
        result.Error.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_network_that_is_down_ends_nothing() =>
        (await The.Refresh(The.Grant(), new FakeServer().Throws(new HttpRequestException("no")))).Outcome.ShouldBe(RefreshOutcome.Failed);

    [Fact]
    public async Task A_new_refresh_token_in_an_answer_that_cannot_be_used_is_stored_all_the_same()
    {
        var saved = new List<Grant>();

        var result = await The.Refresh(The.Grant(), new FakeServer().Answers(200, """{"access_token":"a b","refresh_token":"r2"}"""), saved);

        result.Outcome.ShouldBe(RefreshOutcome.Failed);
        saved.ShouldHaveSingleItem().Credentials.Select(c => c.Value.Reveal()).ShouldBe(["r2", The.AccessToken]);
        saved[0].Find(CredentialKind.AccessToken)!.ExpiresAt.ShouldBe(The.Now.AddHours(1));
    }

    [Fact]
    public async Task What_the_user_brought_along_becomes_authxs_own_once_it_is_replaced()
    {
        var people = new FakePeople();
        var imported = The.Grant() with { Provenance = Provenance.Imported };

        (await The.Refresh(imported, new FakeServer().Answers(200, """{"access_token":"a2"}"""), [], people)).Grant!.Provenance.ShouldBe(Provenance.Imported);
        people.Told.ShouldBeEmpty();
        var minted = (await The.Refresh(imported, new FakeServer().Answers(200, Renewed), [], people)).Grant!;
        await The.Refresh(minted, new FakeServer().Answers(200, Renewed), [], people);

        minted.Provenance.ShouldBe(Provenance.Minted);
        people.Told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_client_of_its_own_asks_anew_with_its_secret_and_for_no_more()
    {
        var server = new FakeServer().Answers(200, """{"access_token":"a2","expires_in":60}""");
        var grant = The.Grant(("flow", "client-credentials"), ("clientAuth", "post"), ("scope", "read"), ("audience", "api")).WithoutRefreshToken();

        var result = await The.Refresh(grant, server, []);

        result.Grant!.Credentials.ShouldHaveSingleItem().Value.Reveal().ShouldBe("a2");
        server.Requests[0].Body.ShouldBe($"grant_type=client_credentials&scope=read&audience=api&client_id=authx-cli&client_secret={The.ClientSecret}");
    }

    [Fact]
    public async Task A_grant_without_a_refresh_token_cannot_be_renewed() =>
        (await The.Refresh(The.Grant().WithoutRefreshToken(), new FakeServer())).Outcome.ShouldBe(RefreshOutcome.NotRefreshable);

    [Fact]
    public async Task A_token_endpoint_of_an_origin_that_is_not_pinned_is_never_asked() =>
        (await The.Refresh(The.Grant(("endpoints.token", "https://evil.example/token")), new FakeServer())).Outcome.ShouldBe(RefreshOutcome.NotRefreshable);
}
