using System.Text.Json;

namespace AuthxSamples.NpmRegistry.Tests;

public sealed class SignInTests
{
    private const string Handed = $$"""{"ok":true,"token":"{{The.Token}}"}""";
    private const string Ada = """{"username":"ada"}""";

    [Fact]
    public async Task The_token_for_name_and_password_is_kept_and_the_password_is_not()
    {
        using var registry = new FakeRegistry().Answers(201, Handed).Answers(200, Ada);

        var result = await registry.LoginAsync(new() { Username = " ä/da ", Password = new("canary-password") });

        registry.Asked.Select(one => one.Line).ShouldBe(["PUT /below/-/user/org.couchdb.user:%C3%A4%2Fda", "GET /below/-/whoami"]);
        var document = JsonDocument.Parse(registry.Asked[0].Body).RootElement;
        document.GetProperty("_id").GetString().ShouldBe("org.couchdb.user:ä/da");
        document.GetProperty("password").GetString().ShouldBe("canary-password");
        document.EnumerateObject().Select(one => one.Name).ShouldBe(["_id", "name", "password", "type", "roles", "date"]);
        registry.SavedAfter.ShouldBe([1], "the token is stored before it is used");
        var grant = result.Grant.ShouldNotBeNull();
        grant.Find(Grants.TokenKind)!.Value.Reveal().ShouldBe(The.Token);
        (grant.Provenance, grant.Server, grant.Account!.Id).ShouldBe((Provenance.Minted, "https://npm.example/below", "ada"));
        JsonSerializer.Serialize(grant).ShouldNotContain("canary-password");
    }

    [Fact]
    public async Task A_code_is_asked_for_only_where_the_registry_wants_one()
    {
        using var registry = new FakeRegistry { People = Typing("123456") }.Answers(401, wants: "Basic, OTP").Answers(201, Handed).Answers(200, Ada);

        (await registry.LoginAsync(The.NameAndPassword)).Outcome.ShouldBe(LoginOutcome.SignedIn);

        registry.Asked.Select(one => one.Code).ShouldBe([null, "123456", null]);
    }

    [Fact]
    public async Task A_wrong_code_is_told_from_a_wrong_password()
    {
        using var wrongCode = new FakeRegistry().Answers(401, wants: "otp");
        using var wrongPassword = new FakeRegistry().Answers(401, wants: "Basic");

        (await wrongCode.LoginAsync(new() { Username = "ada", Password = new("p"), OneTimeCode = new("654321") })).Error!.Message.ShouldContain("one-time code");
        (await wrongPassword.LoginAsync(The.NameAndPassword)).Error!.Message.ShouldContain("name and password");
    }

    [Fact]
    public async Task A_registry_that_takes_it_for_a_registration_is_shown_what_it_has_of_the_user()
    {
        using var registry = new FakeRegistry().Answers(409).Answers(200, """{"_rev":"3-b","email":"ada@example","roles":["x"],"name":"other"}""").Answers(201, Handed).Answers(200, Ada);

        (await registry.LoginAsync(The.NameAndPassword)).Outcome.ShouldBe(LoginOutcome.SignedIn);

        registry.Asked.Select(one => one.Line).Skip(1).Take(2).ShouldBe(
            ["GET /below/-/user/org.couchdb.user:ada?write=true", "PUT /below/-/user/org.couchdb.user:ada/-rev/3-b"]);
        registry.Asked.Select(one => one.Authorization?.Split(' ')[0]).ShouldBe([null, "Basic", "Basic", "Bearer"]);
        var document = JsonDocument.Parse(registry.Asked[2].Body).RootElement;
        document.GetProperty("name").GetString().ShouldBe("ada");
        document.GetProperty("email").GetString().ShouldBe("ada@example");
        document.GetProperty("roles").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_registration_that_is_refused_again_is_a_wrong_password()
    {
        using var registry = new FakeRegistry().Answers(409).Answers(200, """{"ok":"you are authenticated as 'undefined'"}""").Answers(409);

        var result = await registry.LoginAsync(The.NameAndPassword);

        registry.Asked[2].Line.ShouldEndWith("/-rev/undefined");
        (result.Outcome, result.Error!.Kind).ShouldBe((LoginOutcome.Refused, ErrorKind.CredentialRefused));
    }

    [Theory]
    [InlineData("""{"token":"canary\nX-Evil: 1"}""", "line break")]
    [InlineData("""{"token":".."}""", "address")]
    [InlineData("""{"token":7}""", "no token")]
    [InlineData("""{"ok":true}""", "no token")]
    [InlineData("""["canary"]""", "not what it should be")]
    [InlineData("canary", "not JSON")]
    public async Task What_is_no_token_is_not_kept(string body, string word)
    {
        using var registry = new FakeRegistry().Answers(201, body);

        var result = await registry.LoginAsync(The.NameAndPassword);

        (result.Outcome, result.Error!.Kind).ShouldBe((LoginOutcome.Failed, ErrorKind.MalformedAnswer));
        result.Error.Message.ShouldContain(word);
        result.Error.Message.ShouldNotContain("canary");
        registry.SavedAfter.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_and_an_endless_answer_sign_nobody_in()
    {
        using var page = new FakeRegistry().Answers(200, "<html>", "text/html");
        using var large = new FakeRegistry().Answers(201, $$"""{"token":"{{new string('x', 1024 * 1024)}}"}""");

        (await page.LoginAsync(The.NameAndPassword)).Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        (await large.LoginAsync(The.NameAndPassword)).Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Fact]
    public async Task A_token_that_the_registry_does_not_accept_itself_is_no_sign_in()
    {
        using var registry = new FakeRegistry().Answers(201, Handed).Answers(401);

        (await registry.LoginAsync(The.NameAndPassword)).Error!.Kind.ShouldBe(ErrorKind.CredentialRefused);
    }

    [Fact]
    public async Task A_registry_that_does_not_say_whose_it_is_is_warned_of()
    {
        using var registry = new FakeRegistry().Answers(201, Handed).Answers(404);

        var result = await registry.LoginAsync(The.NameAndPassword);

        result.Grant.ShouldNotBeNull().Account.ShouldBeNull();
        registry.People.Heard.ShouldHaveSingleItem().ShouldContain("does not say whose");
    }

    [Fact]
    public async Task What_cannot_be_right_is_not_sent()
    {
        using var registry = new FakeRegistry();
        var inputs = new LoginInput[]
        {
            new() { Username = " ", Password = new("p") },
            new() { Username = "a:b", Password = new("p") },
            new() { Username = "ada", Password = new("") },
            new() { Username = "ada", Password = new("p"), OneTimeCode = new("1\r\nX-Evil: 1") },
        };

        foreach (var input in inputs)
            (await registry.LoginAsync(input)).Error!.Kind.ShouldBe(ErrorKind.InvalidInput);
        (await registry.LoginAsync(The.NameAndPassword, "https://npm.example/?registry=1")).Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        registry.Asked.ShouldBeEmpty();
    }

    private static ScriptedPeople Typing(string code) => new() { Types = new Dictionary<string, string> { ["--otp"] = code } };
}
