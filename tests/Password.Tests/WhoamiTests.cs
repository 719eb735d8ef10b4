namespace Authx.Provider.Password.Tests;

public sealed class WhoamiTests
{
    [Theory]
    [InlineData(200, """{"user":{"id":7,"name":"ada"}}""", WhoamiState.Accepted)]
    [InlineData(401, "", WhoamiState.Refused)]
    [InlineData(403, "", WhoamiState.Unknown)]
    [InlineData(404, "", WhoamiState.Unknown)]
    [InlineData(500, "", WhoamiState.Unknown)]
    [InlineData(200, "<html>", WhoamiState.Unknown)]
    public async Task The_servers_answer_decides(int status, string body, WhoamiState expected)
    {
        var grant = await The.Grant(The.Settings("bearer-session"));

        var result = await The.Provider.WhoamiAsync(The.Question(grant, new FakeServer().Answers(status, body)), CancellationToken.None);

        result.State.ShouldBe(expected);
        (result.Error is null).ShouldBe(expected == WhoamiState.Accepted);
        result.Account.ShouldBe(expected == WhoamiState.Accepted ? new() { Id = "7", Name = "ada" } : null);
    }

    [Fact]
    public async Task A_dead_session_behind_a_200_is_refused()
    {
        var grant = await The.Grant(The.Custom(("whoami.path", "/me"), ("whoami.aliveWhen", "json:/user"), ("login.extract.accountId", "json:/account/id")));

        (await The.Provider.WhoamiAsync(The.Question(grant, new FakeServer().Answers(200, "null")), CancellationToken.None)).State.ShouldBe(WhoamiState.Refused);
    }

    [Fact]
    public async Task An_access_token_that_has_run_out_is_no_refused_session()
    {
        var grant = await The.Refreshable(("whoami.off", "false"), ("login.extract.accountId", "json:/expiresIn"));

        (await The.Provider.WhoamiAsync(The.Question(grant, new FakeServer().Sends(401)), CancellationToken.None)).State.ShouldBe(WhoamiState.Unknown);
    }

    [Fact]
    public async Task A_service_without_whoami_cannot_be_asked()
    {
        var grant = await The.Grant(The.Custom());

        (await The.Provider.WhoamiAsync(The.Question(grant, new FakeServer()), CancellationToken.None)).State.ShouldBe(WhoamiState.NotAskable);
    }
}
