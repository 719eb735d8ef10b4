namespace Authx.Provider.Password.Tests;

public sealed class OneTimeCodeTests
{
    [Fact]
    public async Task A_one_time_code_is_asked_for_only_when_the_server_demands_it()
    {
        var server = new FakeServer().Answers(401, """{"error":"otp_required"}""").Answers(200, The.Session);
        var people = new FakePeople { TypesCode = " 123456\n" };
        var settings = The.Settings("bearer-session", ("login.otpWhen", "json:/error = otp_required"));

        var result = await The.Provider.LoginAsync(The.Login(The.Host(server, people), settings), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        people.Asked.ShouldBe(["--otp"]);
        server.Requests[0].Body!.ShouldNotContain("otp");
        server.Requests[1].Body!.ShouldContain("\"otp\":\"123456\"");
    }

    [Fact]
    public async Task A_one_time_code_that_came_with_the_command_is_sent_at_once()
    {
        var server = new FakeServer().Answers(200, The.Session);

        await The.SignIn(server, The.Settings("bearer-session", ("login.otp", "412")), The.Input(code: "654321"));

        server.Requests.ShouldHaveSingleItem().Body!.ShouldContain("654321");
    }

    [Fact]
    public async Task A_wrong_one_time_code_is_refused_and_not_asked_for_again()
    {
        var server = new FakeServer().Sends(412).Sends(412);
        var people = new FakePeople { TypesCode = "000000" };

        var result = await The.Provider.LoginAsync(
            The.Login(The.Host(server, people), The.Settings("bearer-session", ("login.otp", "412"))), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.Refused);
        result.Error!.Message.ShouldContain("one-time code");
    }
}
