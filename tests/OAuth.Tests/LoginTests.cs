namespace Authx.Provider.OAuth.Tests;

public sealed class LoginTests
{
    [Fact]
    public async Task A_client_signs_in_as_itself()
    {
        var server = new FakeServer().Answers(200, The.AccessOnly);
        var saved = new List<Grant>();

        var result = await The.SignIn(server, The.Robot(("scope", "read write"), ("audience", "api"), ("resource", "https://api.example")), The.WithSecret, saved: saved);

        var grant = result.Grant.ShouldNotBeNull();
        var asked = server.Requests.ShouldHaveSingleItem();
        asked.Body.ShouldBe("grant_type=client_credentials&scope=read+write&audience=api&resource=https%3A%2F%2Fapi.example");
        asked.Header("Authorization").ShouldStartWith("Basic ");
        grant.Credentials.ShouldHaveSingleItem().ExpiresAt.ShouldBe(The.Now.AddHours(1));
        grant.Provenance.ShouldBe(Provenance.Minted);
        grant.Account!.Id.ShouldBe(The.ClientId);
        grant.SupportingSecrets["clientSecret"].Reveal().ShouldBe(The.ClientSecret);
        saved.ShouldHaveSingleItem().Credentials[0].Value.Reveal().ShouldBe(The.AccessToken);
    }

    [Fact]
    public async Task Everything_that_is_needed_later_is_pinned_and_no_secret_is()
    {
        var grant = (await The.SignIn(new FakeServer().Answers(200, The.AccessOnly), The.Robot(("scope", "read")), The.WithSecret)).Grant!;

        grant.Pins.ShouldBe(
            new Dictionary<string, string>
            {
                ["issuer"] = The.Issuer,
                ["clientId"] = The.ClientId,
                ["clientAuth"] = "basic",
                ["scope"] = "read",
                ["accountId"] = "/sub",
                ["flow"] = "client-credentials",
                ["endpoints.token"] = "https://id.example/token",
                ["endpoints.revocation"] = "https://id.example/revoke",
            },
            ignoreOrder: true);
        grant.Origins.ShouldBe(["https://id.example"]);
        grant.Revocability.ShouldBe(Revocability.AtServer);
        grant.Server.ShouldBe(The.Issuer);
        grant.Use.ShouldBe(new() { Credential = CredentialKind.AccessToken, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" });
    }

    [Fact]
    public async Task Discovery_finds_the_endpoints_and_their_origins_are_allowed()
    {
        var document = The.Document().Replace("https://id.example/token", "https://token.example/t", StringComparison.Ordinal);
        var server = new FakeServer().Answers(200, document).Answers(200, The.AccessOnly);
        var allowed = new List<string>();

        var result = await The.Provider.LoginAsync(
            The.Login(The.Host(server), The.Settings(("flow", "client-credentials")), The.WithSecret, allowed: allowed), CancellationToken.None);

        result.Grant!.Pins["endpoints.token"].ShouldBe("https://token.example/t");
        result.Grant.Origins.ShouldBe(["https://token.example", "https://id.example"]);
        allowed.ShouldContain("https://token.example");
    }

    [Fact]
    public async Task A_server_without_a_revocation_endpoint_cannot_revoke_and_the_grant_says_so()
    {
        var result = await The.SignIn(new FakeServer().Answers(200, The.AccessOnly), The.Robot(("endpoints.revocation", "")), The.WithSecret);

        result.Grant!.Revocability.ShouldBe(Revocability.Unsupported);
    }

    [Fact]
    public async Task A_revocation_endpoint_on_plain_http_is_none_and_it_is_said()
    {
        var document = The.Document().Replace("https://id.example/revoke", "http://id.example/revoke", StringComparison.Ordinal);
        var people = new FakePeople();

        var result = await The.SignIn(new FakeServer().Answers(200, document).Answers(200, The.AccessOnly), The.Settings(("flow", "client-credentials")), The.WithSecret, people);

        result.Grant!.Revocability.ShouldBe(Revocability.Unsupported);
        result.Grant.Pins.ContainsKey("endpoints.revocation").ShouldBeFalse();
        people.Warned.ShouldHaveSingleItem().ShouldContain("it is not https");
    }

    [Fact]
    public async Task A_secret_is_asked_for_where_the_method_takes_one()
    {
        var people = new FakePeople { TypesPassword = The.ClientSecret + "\n" };

        var result = await The.SignIn(new FakeServer().Answers(200, The.AccessOnly), The.Robot(("clientAuth", "post")), people: people);

        people.Asked.ShouldBe(["--client-secret-stdin"]);
        result.Grant!.SupportingSecrets["clientSecret"].Reveal().ShouldBe(The.ClientSecret);
    }

    [Fact]
    public async Task A_client_that_signs_in_as_itself_is_asked_for_its_secret() =>
        await Should.ThrowAsync<MissingInputException>(() => The.SignIn(new FakeServer(), The.Robot()));

    [Theory]
    [InlineData("none")]
    [InlineData("private_key_jwt")]
    public async Task A_secret_that_nothing_uses_is_refused(string method)
    {
        var result = await The.SignIn(new FakeServer(), The.Fixed(("clientAuth", method), ("clientKeyFile", method == "none" ? "" : "/k.pem")),
            new() { ClientSecret = new(The.ClientSecret), Way = LoginWay.Unspecified, Token = new("t") });

        result.Error!.Kind.ShouldBe(ErrorKind.InvalidInput);
        result.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task Revocation_shows_the_client_as_the_server_lists_it_there()
    {
        var document = The.Document(more: ",\"revocation_endpoint_auth_methods_supported\":[\"client_secret_post\"]");
        var grant = (await The.SignIn(new FakeServer().Answers(200, document).Answers(200, The.AccessOnly), The.Settings(("flow", "client-credentials")), The.WithSecret)).Grant!;
        var server = new FakeServer().Sends(200);

        await The.Logout(grant, The.Host(server));

        grant.Pins["clientAuth"].ShouldBe("basic");
        server.Requests[0].Form()["client_secret"].ShouldBe(The.ClientSecret);
        server.Requests[0].Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_given_out_in_an_answer_that_cannot_be_used_is_stored_to_be_ended()
    {
        var saved = new List<Grant>();

        var result = await The.SignIn(
            new FakeServer().Answers(200, $$"""{"access_token":"{{The.AccessToken}}","token_type":"DPoP"}"""), The.Robot(), The.WithSecret, saved: saved);

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        saved.ShouldHaveSingleItem().Revocability.ShouldBe(Revocability.AtServer);
        saved[0].Credentials.ShouldHaveSingleItem().Value.Reveal().ShouldBe(The.AccessToken);
    }

    [Fact]
    public async Task A_flow_whose_endpoint_nobody_names_is_refused_with_the_way_out()
    {
        var settings = The.Fixed(("endpoints.authorization", "https://id.example/authorize"));

        var result = await The.SignIn(new FakeServer(), settings, new() { Way = LoginWay.Device });

        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldContain("endpoints.device");
        result.Error.Message.ShouldContain("--no-browser");
    }

    [Fact]
    public async Task A_token_and_a_way_to_get_one_exclude_each_other() =>
        (await The.SignIn(new FakeServer(), The.Fixed(), new() { Token = new("t"), Way = LoginWay.Device })).Error!.Kind.ShouldBe(ErrorKind.InvalidInput);

    [Fact]
    public async Task Less_scope_than_asked_for_is_said_and_pinned()
    {
        var people = new FakePeople();

        var result = await The.SignIn(
            new FakeServer().Answers(200, """{"access_token":"t","scope":"read"}"""), The.Robot(), new() { ClientSecret = new("s"), Scope = "read write" }, people);

        people.Told.ShouldHaveSingleItem().ShouldEndWith("granted: write.");
        result.Grant!.Pins["scope"].ShouldBe("read");
    }

    [Theory]
    [InlineData("openid offline_access", null, null, true)]
    [InlineData("openid offline_access", null, The.RefreshToken, false)]
    [InlineData("openid offline_access", "consent", null, false)]
    [InlineData("openid", null, null, false)]
    public async Task A_refresh_token_that_was_asked_for_and_kept_back_is_said_with_what_may_bring_it(string scope, string? prompt, string? refresh, bool isSaid)
    {
        var people = new FakePeople();
        var settings = prompt is null ? The.Fixed() : The.Fixed(("prompt", prompt));
        var flow = new FlowContext
        {
            Login = The.Login(The.Host(new FakeServer(), people), settings),
            Settings = new(settings),
            Server = new() { Issuer = The.Issuer, Token = new("https://id.example/token") },
            Client = new(The.ClientId, ClientMethod.None),
            Scope = scope,
        };

        var tokens = new TokenAnswer { AccessToken = new(The.AccessToken), RefreshToken = refresh is null ? null : new(refresh) };

        await new NewGrant(flow, FlowKind.Browser).TakeAsync(tokens, null, Provenance.Minted, CancellationToken.None);

        people.Told.Any(told => told.Contains("--set prompt=consent", StringComparison.Ordinal)).ShouldBe(isSaid);
    }

    [Fact]
    public async Task A_refused_client_is_said()
    {
        var result = await The.SignIn(new FakeServer().Answers(401, """{"error":"invalid_client"}"""), The.Robot(), The.WithSecret);

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.ClientRefused);
        result.Error.Message.ShouldContain("invalid_client");
    }
}
