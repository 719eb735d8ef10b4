using System.Text.Json;

namespace Authx.Provider.Password.Tests;

public sealed class TemplateTests
{
    // Each would change the request if it were put in as it is.
    public static TheoryData<string> Nasty => new()
    {
        "plain", "with \"quotes\"", "a&b=c", "{password}", "{username}", "{{x}}", "\",\"admin\":true,\"x\":\"", "line\nbreak\r\n", "back\\slash",
        "pässwörd 密码 🔑", "100%25 %00", "+ +", "a?b#c/d", "</script>", "\u0000\u0001", "$1 $& ${x}", "; x=y", "\t", "'; --",
    };

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task A_password_arrives_intact_in_json(string password)
    {
        var server = new FakeServer().Answers(200, The.Session);

        await The.SignIn(server, The.Custom(), The.Input(password: password));

        using var body = JsonDocument.Parse(server.Requests[0].Body!);
        body.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString())).ShouldBe([("u", "ada"), ("p", password)]);
        server.Requests[0].Header("Content-Type").ShouldBe("application/json");
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task A_password_arrives_intact_in_a_form(string password)
    {
        var server = new FakeServer().Answers(200, The.Session);

        await The.SignIn(server, The.Custom(("login.bodyType", "form"), ("login.body", "scope=*&u={username}&p={password}&otp={otp}")), The.Input(password: password));

        Pairs(server.Requests[0].Body!).ShouldBe([("scope", "*"), ("u", "ada"), ("p", password)]);
        server.Requests[0].Header("Content-Type").ShouldBe("application/x-www-form-urlencoded");
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task A_name_arrives_intact_in_a_query_and_as_one_segment_of_a_path(string name)
    {
        var server = new FakeServer().Answers(200, The.Session);
        var settings = The.Custom(("login.path", "/users/{username}/login?first=1"), ("login.query.as", "user {username}"), ("login.body", ""));

        await The.SignIn(server, settings, The.Input(name));

        var url = new Uri(server.Requests[0].Url);
        url.Host.ShouldBe("legacy.example");
        url.AbsolutePath.Split('/').Select(Uri.UnescapeDataString).ShouldBe(["", "users", name, "login"]);
        Pairs(url.Query[1..]).ShouldBe([("first", "1"), ("as", "user " + name)]);
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\nb")]
    [InlineData("pässwörd")]
    [InlineData("trailing ")]
    [InlineData("\u0000")]
    public async Task What_cannot_stand_in_a_header_is_refused_and_not_quoted(string password)
    {
        var result = await The.SignIn(new FakeServer(), The.Custom(("login.headers.X-Password", "{password}")), The.Input(password: password));

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.InvalidInput);
        result.Error.Message.ShouldContain("X-Password");
        result.Error.Message.ShouldNotContain(password);
    }

    [Theory]
    [InlineData("a; admin=1")]
    [InlineData("a b")]
    [InlineData("a\r\nb")]
    public async Task What_cannot_stand_in_a_cookie_is_refused(string password)
    {
        var result = await The.SignIn(new FakeServer(), The.Custom(("login.cookies.pw", "{password}")), The.Input(password: password));

        result.Error!.Kind.ShouldBe(ErrorKind.InvalidInput);
    }

    [Fact]
    public async Task A_session_that_would_begin_another_cookie_is_refused()
    {
        var result = await The.SignIn(new FakeServer().Answers(200, """{"token":"a;admin=1"}"""), The.Custom(("use.cookie", "sid")));

        result.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task No_value_leads_to_another_resource(string name)
    {
        var settings = The.Custom(("login.path", "/users/{username}/login"));

        var result = await The.SignIn(new FakeServer(), settings, The.Input(name));

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Message.ShouldContain("login.path");
    }

    [Fact]
    public async Task A_doubled_brace_begins_no_name()
    {
        var server = new FakeServer().Answers(200, The.Session);

        await The.SignIn(server, The.Custom(("login.body", """{"query":"mutation{login(p:\"{password}\"){{id}}","n":[1,"{otp}",null]}""")));

        using var body = JsonDocument.Parse(server.Requests[0].Body!);
        body.RootElement.GetProperty("query").GetString().ShouldBe("mutation{login(p:\"" + The.Password + "\"){id}}");
        body.RootElement.GetProperty("n").GetRawText().ShouldBe("[1,null]");
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string text) =>
        text.Split('&').Select(pair => pair.Split('=')).Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])));
}
