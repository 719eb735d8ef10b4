namespace Authx.Provider.Password.Tests;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("null", Outcome.AlreadyGone)]
    [InlineData("", Outcome.AlreadyGone)]
    [InlineData("""{"user":null}""", Outcome.AlreadyGone)]
    [InlineData("""{"user":{"id":1}}""", Outcome.Ended)]
    [InlineData("<html>", Outcome.Failed)]
    public async Task A_body_can_tell_a_dead_session_behind_a_200(string body, Outcome expected)
    {
        var grant = await The.Grant(The.Custom(("logout.aliveWhen", "json:/user")));

        (await The.Logout(grant, new FakeServer().Answers(200, body))).Outcome.ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"state":"ended"}""", Outcome.Ended)]
    [InlineData("""{"state":"busy"}""", Outcome.Failed)]
    public async Task A_body_can_tell_that_a_200_did_nothing(string body, Outcome expected)
    {
        var grant = await The.Grant(The.Custom(("logout.doneWhen", "json:/state = ended")));

        (await The.Logout(grant, new FakeServer().Answers(200, body))).Outcome.ShouldBe(expected);
    }

    [Theory]
    [InlineData("json:/code = null", "{}", Outcome.Ended)]
    [InlineData("json:/code = null", """{"code":null}""", Outcome.Ended)]
    [InlineData("json:/code = null", """{"code":{"n":209}}""", Outcome.AlreadyGone)]
    [InlineData("json:/code != 209", """{"code":209}""", Outcome.AlreadyGone)]
    [InlineData("json:/code != 209", "{}", Outcome.Ended)]
    [InlineData("json:/code != null", """{"code":false}""", Outcome.Ended)]
    [InlineData("header:X-Session", "", Outcome.AlreadyGone)]
    [InlineData("header:X-State = on", "", Outcome.Ended)]
    [InlineData("header:X-State != on", "", Outcome.AlreadyGone)]
    [InlineData("cookie:sid = null", "", Outcome.Ended)]
    public async Task A_condition_reads_as_it_is_written(string condition, string body, Outcome expected)
    {
        var grant = await The.Grant(The.Custom(("logout.aliveWhen", condition)));

        (await The.Logout(grant, new FakeServer().Answers(200, body, headers: ("X-State", "on")))).Outcome.ShouldBe(expected);
    }
}
