namespace Authx.Provider.Password.Tests;

public sealed class SessionsTests
{
    [Fact]
    public async Task The_sessions_are_listed_and_the_own_one_is_marked()
    {
        var grant = await The.Grant(The.Settings("bearer-session"));
        var server = new FakeServer().Answers(200,
            """[{"id":"tok1","description":"laptop","createdAt":"2026-01-01T00:00:00Z","lastUsedAt":1767326645,"expiresAt":null},{"id":2,"current":false}]""");

        var result = await The.Provider.ListSessionsAsync(The.Question(grant, server), CancellationToken.None);

        server.Lines.ShouldBe(["GET /v1/auth/tokens"]);
        result.Sessions!.Select(s => (s.Id, s.IsCurrent, s.Description)).ShouldBe([("tok1", true, "laptop"), ("2", false, null)]);
        result.Sessions![0].CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        result.Sessions[0].LastUsedAt.ShouldBe(The.Now.AddHours(1));
        result.Sessions[0].ExpiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_recipe_says_where_things_stand_in_the_list()
    {
        var grant = await The.Grant(The.Settings("bearer-session",
            ("sessions.items", "/data"), ("sessions.id", "/sid"), ("sessions.current", "/isMe"), ("sessions.description", "/ua/name")));
        var server = new FakeServer().Answers(200, """{"data":[{"sid":"x","isMe":true,"ua":{"name":"cli"}}]}""");

        var session = (await The.Provider.ListSessionsAsync(The.Question(grant, server), CancellationToken.None)).Sessions!.ShouldHaveSingleItem();

        (session.Id, session.IsCurrent, session.Description).ShouldBe(("x", true, "cli"));
    }

    [Theory]
    [InlineData(200, "{}", ErrorKind.MalformedAnswer)]
    [InlineData(200, "[{}]", ErrorKind.MalformedAnswer)]
    [InlineData(401, "", ErrorKind.CredentialRefused)]
    [InlineData(503, "", ErrorKind.ServerError)]
    public async Task A_list_that_cannot_be_had_says_why(int status, string body, ErrorKind kind)
    {
        var grant = await The.Grant(The.Settings("bearer-session"));

        var result = await The.Provider.ListSessionsAsync(The.Question(grant, new FakeServer().Answers(status, body)), CancellationToken.None);

        result.Sessions.ShouldBeNull();
        result.Error!.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("other", 204, Outcome.Ended)]
    [InlineData("other", 404, Outcome.AlreadyGone)]
    [InlineData("other", 401, Outcome.Failed)]
    [InlineData("tok1", 401, Outcome.AlreadyGone)]
    [InlineData("other", 403, Outcome.Denied)]
    [InlineData("..", 0, Outcome.Unaddressable)]
    public async Task One_session_is_ended_by_its_id(string id, int status, Outcome expected)
    {
        var grant = await The.Grant(The.Settings("bearer-session"));
        var server = new FakeServer().Sends(status);

        var outcome = await The.Provider.EndSessionAsync(The.Question(grant, server), id, CancellationToken.None);

        outcome.Outcome.ShouldBe(expected);
        server.Lines.ShouldBe(status == 0 ? [] : [$"DELETE /v1/auth/tokens/{id}"]);
    }

    [Fact]
    public async Task A_service_that_describes_neither_offers_neither()
    {
        var grant = await The.Grant(The.Custom());

        (await The.Provider.ListSessionsAsync(The.Question(grant, new FakeServer()), CancellationToken.None)).Error!.Message.ShouldContain("sessions.path");
        (await The.Provider.EndSessionAsync(The.Question(grant, new FakeServer()), "x", CancellationToken.None)).Outcome.ShouldBe(Outcome.Unsupported);
    }
}
