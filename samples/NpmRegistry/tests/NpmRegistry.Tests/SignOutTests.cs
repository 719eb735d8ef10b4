namespace AuthxSamples.NpmRegistry.Tests;

public sealed class SignOutTests
{
    [Fact]
    public async Task The_token_names_itself_in_the_path_escaped()
    {
        using var registry = new FakeRegistry().Answers(200, """{"ok":true}""");

        (await registry.LogoutAsync(The.Grant)).Outcome.ShouldBe(Outcome.Ended);

        var asked = registry.Asked.ShouldHaveSingleItem();
        asked.Line.ShouldBe("DELETE /below/-/user/token/npm_canary%2F9c4d%2B%3D%3D");
        asked.Authorization.ShouldBe($"Bearer {The.Token}");
    }

    [Theory]
    [InlineData(204, Outcome.Ended)]
    [InlineData(401, Outcome.AlreadyGone)]
    [InlineData(410, Outcome.AlreadyGone)]
    [InlineData(403, Outcome.Denied)]
    [InlineData(405, Outcome.Unsupported)]
    [InlineData(501, Outcome.Unsupported)]
    [InlineData(302, Outcome.Failed)]
    [InlineData(400, Outcome.Failed)]
    [InlineData(429, Outcome.Failed)]
    [InlineData(500, Outcome.Failed)]
    public async Task The_status_decides(int status, Outcome outcome)
    {
        using var registry = new FakeRegistry().Answers(status);

        var answer = await registry.LogoutAsync(The.Grant);

        (answer.Outcome, answer.HttpStatus).ShouldBe((outcome, status));
    }

    [Theory]
    [InlineData(401, "", Outcome.AlreadyGone)]
    [InlineData(200, "{}", Outcome.AlreadyGone)]
    [InlineData(200, """{"username":"ada"}""", Outcome.Failed)]
    [InlineData(404, "", Outcome.Failed)]
    [InlineData(503, "", Outcome.Failed)]
    public async Task After_404_the_token_itself_is_asked_whether_it_is_gone(int status, string body, Outcome outcome)
    {
        using var registry = new FakeRegistry().Answers(404).Answers(status, body);

        var answer = await registry.LogoutAsync(The.Grant);

        registry.Asked[1].Line.ShouldBe("GET /below/-/whoami");
        answer.Outcome.ShouldBe(outcome);
        (answer.Error is null).ShouldBe(outcome == Outcome.AlreadyGone);
    }

    [Fact]
    public async Task To_want_a_code_is_no_sign_that_the_token_is_gone()
    {
        using var registry = new FakeRegistry().Answers(401, wants: "OTP");

        (await registry.LogoutAsync(The.Grant)).Outcome.ShouldBe(Outcome.Denied);
    }

    [Fact]
    public async Task A_web_page_has_ended_nothing()
    {
        using var registry = new FakeRegistry().Answers(200, "<html>Welcome", "text/html");

        (await registry.LogoutAsync(The.Grant)).Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Fact]
    public async Task A_token_of_dots_addresses_nothing_and_nothing_is_asked()
    {
        using var registry = new FakeRegistry();

        (await registry.LogoutAsync(The.GrantOf(".."))).Outcome.ShouldBe(Outcome.Unaddressable);
    }

    [Fact]
    public async Task The_longest_token_has_a_place_too()
    {
        using var registry = new FakeRegistry().Answers(204);

        (await registry.LogoutAsync(The.GrantOf(new string('/', Secret.MaxTokenLength)))).Outcome.ShouldBe(Outcome.Ended);
    }
}
