namespace Authx.Provider.OAuth.Tests;

/// <summary>Tokens that the user brought along.</summary>
public sealed class ImportTests
{
    private const string Userinfo = """{"sub":"u1","preferred_username":"ada"}""";

    private static readonly ProviderSettings WithUserinfo = The.Fixed(("endpoints.userinfo", "https://id.example/me"));

    [Fact]
    public async Task An_access_token_is_taken_as_it_is()
    {
        var expiry = The.Now.AddMinutes(9);
        var token = TokenMaker.Token("""{"alg":"RS256"}""", $$"""{"exp":{{expiry.ToUnixTimeSeconds()}} }""", _ => [1]);

        var grant = (await The.SignIn(new FakeServer(), The.Fixed(), The.Brought(token))).Grant!;

        grant.Provenance.ShouldBe(Provenance.Imported);
        grant.Credentials.ShouldHaveSingleItem().Value.Reveal().ShouldBe(token);
        grant.Credentials[0].ExpiresAt.ShouldBe(expiry);
        grant.Revocability.ShouldBe(Revocability.AtServer);
    }

    [Fact]
    public async Task An_access_token_tells_whose_it_is_where_the_server_has_userinfo()
    {
        var server = new FakeServer().Answers(200, Userinfo);

        var grant = (await The.SignIn(server, WithUserinfo, The.Brought(The.AccessToken, CredentialKind.AccessToken))).Grant!;

        server.Requests[0].Header("Authorization").ShouldBe("Bearer " + The.AccessToken);
        (grant.Account!.Id, grant.Account.Name).ShouldBe(("u1", "ada"));
        grant.Pins["endpoints.userinfo"].ShouldBe("https://id.example/me");
    }

    [Fact]
    public async Task An_access_token_that_userinfo_refuses_is_refused() =>
        (await The.SignIn(new FakeServer().Sends(401), WithUserinfo, The.Brought(The.AccessToken))).Outcome.ShouldBe(LoginOutcome.Refused);

    [Theory]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(503, true)]
    public async Task A_userinfo_that_does_not_answer_such_tokens_is_not_relied_upon(int status, bool isPinned)
    {
        var people = new FakePeople();

        var grant = (await The.SignIn(new FakeServer().Sends(status), WithUserinfo, The.Brought(The.AccessToken), people)).Grant!;

        grant.Pins.ContainsKey("endpoints.userinfo").ShouldBe(isPinned);
        people.Warned.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_refresh_token_is_proved_by_its_use_and_stays_the_users_where_it_is_not_replaced()
    {
        var server = new FakeServer().Answers(200, The.AccessOnly);

        var grant = (await The.SignIn(server, The.Fixed(("scope", "all")), The.Brought(The.RefreshToken, CredentialKind.RefreshToken))).Grant!;

        server.Requests.ShouldHaveSingleItem().Body.ShouldBe($"grant_type=refresh_token&refresh_token={The.RefreshToken}&client_id=authx-cli");
        grant.Provenance.ShouldBe(Provenance.Imported);
        grant.Credentials.Select(c => c.Value.Reveal()).ShouldBe([The.RefreshToken, The.AccessToken]);
        grant.Find(CredentialKind.AccessToken)!.IssuedFrom.ShouldBe(CredentialKind.RefreshToken);
    }

    [Fact]
    public async Task A_refresh_token_that_is_replaced_becomes_authxs_own_and_that_is_said()
    {
        var people = new FakePeople();
        var saved = new List<Grant>();

        var grant = (await The.SignIn(new FakeServer().Answers(200, The.Tokens), The.Fixed(), The.Brought("old", CredentialKind.RefreshToken), people, saved)).Grant!;

        grant.Provenance.ShouldBe(Provenance.Minted);
        grant.Find(CredentialKind.RefreshToken)!.Value.Reveal().ShouldBe(The.RefreshToken);
        people.Told.ShouldHaveSingleItem().ShouldContain("only live one");
        saved.ShouldHaveSingleItem().Provenance.ShouldBe(Provenance.Minted);
    }

    [Fact]
    public async Task A_dead_refresh_token_is_refused()
    {
        var result = await The.SignIn(new FakeServer().Answers(400, """{"error":"invalid_grant"}"""), The.Fixed(), The.Brought("old", CredentialKind.RefreshToken));

        result.Outcome.ShouldBe(LoginOutcome.Refused);
        result.Error!.Message.ShouldContain("invalid_grant");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    public async Task Any_other_answer_is_a_failure(int status) =>
        (await The.SignIn(new FakeServer().Sends(status), The.Fixed(), The.Brought("old", CredentialKind.RefreshToken))).Outcome.ShouldBe(LoginOutcome.Failed);

    [Fact]
    public async Task A_replacement_in_an_answer_that_cannot_be_used_is_stored_to_be_ended_and_the_users_own_is_not()
    {
        var (replaced, kept) = (new List<Grant>(), new List<Grant>());

        await The.SignIn(new FakeServer().Answers(200, """{"access_token":"a b","refresh_token":"new"}"""), The.Fixed(), The.Brought("old", CredentialKind.RefreshToken), saved: replaced);
        await The.SignIn(new FakeServer().Answers(200, """{"access_token":"a b","refresh_token":"old"}"""), The.Fixed(), The.Brought("old", CredentialKind.RefreshToken), saved: kept);

        replaced.ShouldHaveSingleItem().Credentials.ShouldHaveSingleItem().Value.Reveal().ShouldBe("new");
        kept.ShouldBeEmpty();
    }
}
