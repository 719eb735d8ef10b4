namespace Authx.Provider.Password.Tests;

public sealed class EverywhereTests
{
    [Theory]
    [InlineData(204)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task The_others_end_first_and_then_this_one(int own)
    {
        var grant = await The.Grant(The.Settings("bearer-session"));
        var server = new FakeServer().Sends(204).Sends(own);

        (await The.Logout(grant, server, everywhere: true)).Outcome.ShouldBe(Outcome.Ended);

        server.Lines.ShouldBe(["DELETE /v1/auth/tokens", "DELETE /v1/auth/tokens/tok1"]);
    }

    [Theory]
    [InlineData(401, Outcome.Failed)]
    [InlineData(404, Outcome.Failed)]
    [InlineData(403, Outcome.Denied)]
    [InlineData(500, Outcome.Failed)]
    public async Task Where_the_others_did_not_end_this_one_is_left_to_try_again_with(int status, Outcome expected)
    {
        var grant = await The.Grant(The.Settings("bearer-session"));
        var server = new FakeServer().Sends(status);

        (await The.Logout(grant, server, everywhere: true)).Outcome.ShouldBe(expected);

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_session_behind_a_200_claims_nothing_of_the_others()
    {
        var grant = await The.Grant(The.Settings("bearer-session", ("logoutEverywhere.aliveWhen", "json:/ended")));

        (await The.Logout(grant, new FakeServer().Answers(200, "null"), everywhere: true)).Outcome.ShouldBe(Outcome.Failed);
    }

    [Fact]
    public async Task What_becomes_of_this_one_is_not_hidden_by_the_others()
    {
        var grant = await The.Grant(The.Settings("bearer-session"));

        (await The.Logout(grant, new FakeServer().Sends(204).Sends(500), everywhere: true)).Outcome.ShouldBe(Outcome.Failed);
    }
}
