namespace Authx.Provider.OAuth.Tests;

public sealed class WhoamiTests
{
    private static readonly (string, string?) Userinfo = ("endpoints.userinfo", "https://id.example/me");
    private static readonly (string, string?) Introspection = ("endpoints.introspection", "https://id.example/introspect");
    private static readonly (string, string?) KnowsAccess = ("introspects", "accessToken");

    [Theory]
    [InlineData("""{"sub":"u2","preferred_username":"grace","email":"g@x"}""", "u2", "grace")]
    [InlineData("""{"sub":"u2","email":"g@x","name":"Grace"}""", "u2", "g@x")]
    [InlineData("""{"sub":"u2"}""", "u2", null)]
    [InlineData("""{"email":"g@x"}""", "g@x", "g@x")]
    [InlineData("""{"sub":7}""", "7", null)]
    [InlineData("{}", "u1", "ada")]
    [InlineData("<html>", "u1", "ada")]
    public async Task Userinfo_tells_whose_it_is(string body, string id, string? name)
    {
        var server = new FakeServer().Answers(200, body);

        var result = await Ask(server, Userinfo);

        result.State.ShouldBe(WhoamiState.Accepted);
        (result.Account!.Id, result.Account.Name).ShouldBe((id, name));
        server.Requests[0].Header("Authorization").ShouldBe("Bearer " + The.AccessToken);
    }

    [Fact]
    public async Task The_settings_say_where_the_account_stands()
    {
        var result = await Ask(new FakeServer().Answers(200, """{"id":42,"user":{"login":"ada"}}"""), Userinfo, ("accountId", "/id"), ("accountName", "/user/login"));

        (result.Account!.Id, result.Account.Name).ShouldBe(("42", "ada"));
    }

    [Fact]
    public async Task A_server_that_names_the_token_has_named_nobody() =>
        (await Ask(new FakeServer().Answers(200, $$"""{"sub":"{{The.AccessToken}}"}"""), Userinfo)).Account!.Id.ShouldBe("u1");

    [Theory]
    [InlineData(401, WhoamiState.Refused)]
    [InlineData(403, WhoamiState.Unknown)]
    [InlineData(404, WhoamiState.Unknown)]
    [InlineData(429, WhoamiState.Unknown)]
    [InlineData(500, WhoamiState.Unknown)]
    [InlineData(302, WhoamiState.Unknown)]
    public async Task Only_401_is_a_refusal(int status, WhoamiState expected)
    {
        var result = await Ask(new FakeServer().Sends(status), Userinfo);

        result.State.ShouldBe(expected);
        result.Error.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(200, """{"active":true}""", WhoamiState.Accepted)]
    [InlineData(200, """{"active":false}""", WhoamiState.Refused)]
    [InlineData(200, """{"active":"false"}""", WhoamiState.Unknown)]
    [InlineData(200, "", WhoamiState.Unknown)]
    [InlineData(401, """{"active":false}""", WhoamiState.Unknown)]
    [InlineData(403, "", WhoamiState.Unknown)]
    public async Task Introspection_answers_where_there_is_no_userinfo(int status, string body, WhoamiState expected)
    {
        var server = new FakeServer().Answers(status, body);

        var result = await Ask(server, Introspection, KnowsAccess);

        result.State.ShouldBe(expected);
        server.Requests[0].Body.ShouldBe($"token={The.AccessToken}&token_type_hint=access_token&client_id=authx-cli");
    }

    [Fact]
    public async Task A_server_that_tells_nothing_is_not_asked()
    {
        var result = await Ask(new FakeServer());

        result.State.ShouldBe(WhoamiState.NotAskable);
        result.Account!.Id.ShouldBe("u1");
    }

    private static Task<WhoamiResult> Ask(FakeServer server, params (string, string?)[] pins) =>
        The.Provider.WhoamiAsync(The.Question(The.Grant(pins), The.Host(server)), CancellationToken.None);
}
