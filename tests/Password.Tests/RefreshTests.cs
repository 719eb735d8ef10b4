namespace Authx.Provider.Password.Tests;

public sealed class RefreshTests
{
    private const string Renewed = """{"accessToken":"canary-new-access","refreshToken":"canary-new-refresh","expiresIn":120}""";

    [Fact]
    public async Task Both_tokens_are_held_and_the_session_says_when_it_ends()
    {
        var grant = await The.Refreshable();

        grant.Find(CredentialKind.RefreshToken)!.Value.Reveal().ShouldBe(The.RefreshToken);
        var session = grant.Find(CredentialKind.Session)!;
        session.ExpiresAt.ShouldBe(The.Now.AddMinutes(1));
        session.IssuedFrom.ShouldBe(CredentialKind.RefreshToken);
    }

    [Fact]
    public async Task A_session_that_is_ended_by_itself_stands_on_its_own()
    {
        var grant = await The.Refreshable(("logout.body", ""));

        grant.Find(CredentialKind.Session)!.IssuedFrom.ShouldBeNull();
    }

    [Fact]
    public async Task A_renewed_grant_is_saved_before_it_is_returned()
    {
        var saved = new List<Grant>();
        var server = new FakeServer().Answers(200, Renewed);

        var result = await Refresh(await The.Refreshable(), server, saved);

        result.Outcome.ShouldBe(RefreshOutcome.Refreshed);
        saved.ShouldHaveSingleItem().ShouldBe(result.Grant);
        result.Grant!.Find(CredentialKind.Session)!.Value.Reveal().ShouldBe("canary-new-access");
        result.Grant.Find(CredentialKind.Session)!.ExpiresAt.ShouldBe(The.Now.AddMinutes(2));
        result.Grant.Find(CredentialKind.RefreshToken)!.Value.Reveal().ShouldBe("canary-new-refresh");
        server.Requests[0].Body.ShouldBe($$"""{"refreshToken":"{{The.RefreshToken}}"}""");
        server.Requests[0].Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task A_refresh_token_that_is_not_replaced_stays()
    {
        var result = await Refresh(await The.Refreshable(), new FakeServer().Answers(200, """{"accessToken":"a2"}"""), []);

        result.Grant!.Find(CredentialKind.RefreshToken)!.Value.Reveal().ShouldBe(The.RefreshToken);
        result.Grant.Find(CredentialKind.Session)!.ExpiresAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(401, "", RefreshOutcome.Ended)]
    [InlineData(410, "", RefreshOutcome.Ended)]
    [InlineData(404, "", RefreshOutcome.Failed)]
    [InlineData(500, "", RefreshOutcome.Failed)]
    [InlineData(200, "{}", RefreshOutcome.Failed)]
    [InlineData(200, "<html>", RefreshOutcome.Failed)]
    public async Task Only_a_clear_refusal_ends_a_session(int status, string body, RefreshOutcome expected)
    {
        var result = await Refresh(await The.Refreshable(), new FakeServer().Answers(status, body), []);

        result.Outcome.ShouldBe(expected);
        result.Error.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_recipe_says_which_status_is_a_refusal() =>
        (await Refresh(await The.Refreshable(("refresh.gone", "400")), new FakeServer().Sends(400), [])).Outcome.ShouldBe(RefreshOutcome.Ended);

    [Fact]
    public async Task A_session_without_a_renewal_is_not_refreshable() =>
        (await Refresh(await The.Grant(The.Custom()), new FakeServer(), [])).Outcome.ShouldBe(RefreshOutcome.NotRefreshable);

    [Fact]
    public async Task Logout_renews_an_access_token_that_has_run_out_and_ends_the_session_that_lives()
    {
        var saved = new List<Grant>();
        var server = new FakeServer().Sends(401).Answers(200, Renewed).Does(() =>
        {
            saved.ShouldHaveSingleItem();
            return new(System.Net.HttpStatusCode.NoContent);
        });

        var outcomes = await The.LogoutAll(await The.Refreshable(), The.Host(server), saved: saved);

        outcomes.Select(o => (o.Kind, o.Outcome)).ShouldBe([(CredentialKind.RefreshToken, Outcome.Ended), (CredentialKind.Session, Outcome.Ended)]);
        server.Lines.ShouldBe(["POST /auth/logout", "POST /auth/refresh", "POST /auth/logout"]);
        server.Requests[2].Header("Authorization").ShouldBe("Bearer canary-new-access");
        server.Requests[2].Body!.ShouldContain("canary-new-refresh");
    }

    [Theory]
    [InlineData(401, Outcome.AlreadyGone)]
    [InlineData(500, Outcome.Failed)]
    [InlineData(403, Outcome.Failed)]
    public async Task Logout_takes_a_refused_renewal_for_the_end_and_nothing_else(int status, Outcome expected)
    {
        var server = new FakeServer().Sends(401).Sends(status);

        var outcomes = await The.LogoutAll(await The.Refreshable(), The.Host(server), saved: []);

        outcomes.ShouldAllBe(o => o.Outcome == expected);
    }

    [Fact]
    public async Task Logout_renews_once()
    {
        var server = new FakeServer().Sends(401).Answers(200, Renewed).Sends(401);

        var outcomes = await The.LogoutAll(await The.Refreshable(), The.Host(server), saved: []);

        outcomes.ShouldAllBe(o => o.Outcome == Outcome.Failed);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_status_that_is_listed_as_gone_does_not_hide_a_live_session_either()
    {
        var server = new FakeServer().Sends(401).Answers(200, Renewed).Sends(204);

        var outcomes = await The.LogoutAll(await The.Refreshable(("logout.gone", "401,404")), The.Host(server), saved: []);

        outcomes.ShouldAllBe(o => o.Outcome == Outcome.Ended);
    }

    private static Task<RefreshResult> Refresh(Grant grant, FakeServer server, List<Grant> saved) => The.Provider.RefreshAsync(
        new()
        {
            Profile = "legacy",
            Grant = grant,
            Host = The.Host(server),
            SaveAsync = (renewed, _) =>
            {
                saved.Add(renewed);
                return Task.CompletedTask;
            },
        },
        CancellationToken.None);
}
