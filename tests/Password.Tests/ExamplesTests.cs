using System.Text.Json;

namespace Authx.Provider.Password.Tests;

/// <summary>The worked examples of the page, read from the page itself and played through.</summary>
public sealed class ExamplesTests
{
    [Fact]
    public async Task A_server_with_the_id_in_its_token()
    {
        var settings = Example("plex");
        var grant = await The.Grant(settings, $$"""{"token":"{{The.Jwt("""{"jti":"t7","exp":1767326645}""")}}","user":{"id":"u1"} }""");
        var server = new FakeServer().Sends(204);

        await The.Logout(grant, server);

        grant.Credentials[0].ExpiresAt.ShouldBe(The.Now.AddHours(1));
        server.Lines.ShouldBe(["DELETE /v1/auth/tokens/t7"]);
    }

    [Fact]
    public async Task A_server_with_a_cookie_an_origin_and_a_csrf_token()
    {
        var login = new FakeServer()
            .Answers(200, """{"token":"c-1"}""", headers: ("Set-Cookie", "csrf=k1; Path=/"))
            .Sends(204, ("Set-Cookie", "sid=s1; Max-Age=3600; HttpOnly"))
            .Answers(200, """{"user":{"id":"u1","name":"ada"}}""");
        var grant = (await The.SignIn(login, Example("shop"))).Grant!;
        var logout = new FakeServer().Answers(200, """{"token":"c-2"}""").Sends(204);

        (await The.Logout(grant, logout)).Outcome.ShouldBe(Outcome.Ended);
        var whoami = await The.Provider.WhoamiAsync(The.Question(grant, new FakeServer().Answers(200, """{"user":null}""")), CancellationToken.None);

        login.Lines.ShouldBe(["GET /api/csrf", "POST /api/login", "GET /api/session"]);
        login.Requests[1].Header("Cookie").ShouldBe("csrf=k1");
        login.Requests[1].Header("X-CSRF-Token").ShouldBe("c-1");
        login.Requests[1].Body.ShouldBe($"email=ada&password={The.Password}");
        login.Requests[2].Header("Cookie").ShouldBe("sid=s1");
        logout.Lines.ShouldBe(["GET /api/csrf", "POST /api/logout"]);
        logout.Requests[1].Header("Origin").ShouldBe(The.Server);
        logout.Requests[1].Header("X-CSRF-Token").ShouldBe("c-2");
        grant.Credentials[0].ExpiresAt.ShouldBe(The.Now.AddHours(1));
        whoami.State.ShouldBe(WhoamiState.Refused);
    }

    [Fact]
    public async Task A_server_with_its_token_in_a_header()
    {
        var login = new FakeServer().Answers(201,
            """{"token":{"user":{"id":"u1","name":"ada"},"expires_at":"2026-01-02T04:04:05.000000Z"}}""", headers: ("X-Subject-Token", "abc"));
        var grant = (await The.SignIn(login, Example("cloud"))).Grant!;
        var logout = new FakeServer().Sends(204);

        await The.Logout(grant, logout);

        logout.Lines.ShouldBe(["DELETE /v3/auth/tokens"]);
        logout.Requests[0].Header("X-Auth-Token").ShouldBe("abc");
        logout.Requests[0].Header("X-Subject-Token").ShouldBe("abc");
        grant.Use.Scheme.ShouldBeNull();
        grant.Account!.Name.ShouldBe("ada");
        grant.Credentials[0].ExpiresAt.ShouldBe(The.Now.AddHours(1));
    }

    [Fact]
    public async Task A_server_with_access_and_refresh_tokens()
    {
        var settings = Example("books");
        var grant = await The.Grant(settings, """{"data":{"access":"a1","refresh":"r1","ttl":900},"user":{"id":"u1"}}""");
        var saved = new List<Grant>();
        var server = new FakeServer().Sends(401).Answers(200, """{"data":{"access":"a2","refresh":"r2","ttl":900}}""").Sends(200);

        var outcomes = await The.LogoutAll(grant, The.Host(server), saved: saved);

        outcomes.ShouldAllBe(o => o.Outcome == Outcome.Ended);
        server.Lines.ShouldBe(["POST /auth/signout", "POST /auth/renew", "POST /auth/signout"]);
        server.Requests[1].Body.ShouldBe("""{"token":"r1"}""");
        server.Requests[2].Header("Authorization").ShouldBe("Bearer a2");
        saved.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_form_with_a_hidden_csrf_token()
    {
        const string page = """<input type="hidden" name="csrf" value="c1">""";
        var login = new FakeServer().Answers(200, page, "text/html", ("Set-Cookie", "sid=s0; Path=/"))
            .Sends(302, ("Location", "/"), ("Set-Cookie", "sid=s1; Path=/"))
            .Answers(200, """{"name":"Ada"}""");
        var grant = (await The.SignIn(login, Example("wiki"))).Grant!;
        var wrong = await The.SignIn(new FakeServer().Answers(200, page, "text/html").Answers(200, page, "text/html"), Example("wiki"));
        var logout = new FakeServer().Sends(302, ("Location", "/login"));

        (await The.Logout(grant, logout)).Outcome.ShouldBe(Outcome.Ended);
        var whoami = await The.Provider.WhoamiAsync(The.Question(grant, new FakeServer().Sends(302, ("Location", "/login"))), CancellationToken.None);

        login.Requests[1].Body.ShouldBe($"csrf=c1&user=ada&password={The.Password}");
        grant.Account!.Name.ShouldBe("Ada");
        wrong.Outcome.ShouldBe(LoginOutcome.Refused);
        logout.Requests[0].Header("Cookie").ShouldBe("sid=s1");
        whoami.State.ShouldBe(WhoamiState.Refused);
    }

    [Fact]
    public async Task The_admin_api_of_Node_RED()
    {
        var login = new FakeServer().Answers(200, """{"access_token":"at","expires_in":604800,"token_type":"Bearer"}""")
            .Answers(200, """{"httpNodeRoot":"/","user":{"username":"admin","permissions":"*"}}""");
        var result = await The.SignIn(login, Example("flows"), The.Input("admin", "p&w"));
        var grant = result.Grant!;
        var logout = new FakeServer().Sends(200);

        (await The.Logout(grant, logout)).Outcome.ShouldBe(Outcome.Ended);

        login.Requests[0].Body.ShouldBe("client_id=node-red-admin&grant_type=password&scope=*&username=admin&password=p%26w");
        login.Lines.ShouldBe(["POST /auth/token", "GET /settings"]);
        grant.Account.ShouldBe(new() { Id = "admin", Name = "admin" });
        grant.Credentials[0].ExpiresAt.ShouldBe(The.Now.AddDays(7));
        logout.Lines.ShouldBe(["POST /auth/revoke"]);
        logout.Requests[0].Body.ShouldBe("""{"token":"at"}""");
        logout.Requests[0].Header("Authorization").ShouldBe("Bearer at");
        (await The.SignIn(new FakeServer().Sends(403), Example("flows"))).Outcome.ShouldBe(LoginOutcome.Refused);
    }

    // The JSON block that begins with the service's name.
    private static ProviderSettings Example(string service)
    {
        var page = DocsTests.Page();
        var start = page.IndexOf($"```jsonc\n\"{service}\": ", StringComparison.Ordinal);
        start.ShouldBePositive($"the page has no example \"{service}\"");
        var block = page[(start + "```jsonc\n".Length)..];
        block = block[..block.IndexOf("\n```", StringComparison.Ordinal)];
        using var document = JsonDocument.Parse("{" + block + "}", new() { CommentHandling = JsonCommentHandling.Skip });
        var values = new Dictionary<string, string>();
        Flatten("", document.RootElement.GetProperty(service), values);
        values.Remove("provider").ShouldBeTrue();
        values["server"] = The.Server;
        DocsTests.ShouldBeDeclared(values.Keys);
        return new(values);
    }

    private static void Flatten(string key, JsonElement element, Dictionary<string, string> values)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            values[key] = element.ToString();
            return;
        }

        foreach (var member in element.EnumerateObject())
            Flatten(key.Length == 0 ? member.Name : $"{key}.{member.Name}", member.Value, values);
    }
}
