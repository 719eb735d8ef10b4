namespace Authx.Provider.Password.Tests;

public sealed class LoginTests
{
    [Fact]
    public async Task What_is_kept_is_the_session_and_never_the_password()
    {
        var server = new FakeServer().Answers(200, The.Session);

        var result = await The.SignIn(server, The.Settings("bearer-session"));

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        var grant = result.Grant!;
        var session = grant.Credentials.ShouldHaveSingleItem();
        session.Kind.ShouldBe(CredentialKind.Session);
        session.Value.Reveal().ShouldBe(The.Token);
        session.Id.ShouldBe("tok1");
        grant.Use.ShouldBe(new() { Credential = CredentialKind.Session, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" });
        (grant.Provenance, grant.Revocability, grant.CanEndEverywhere).ShouldBe((Provenance.Minted, Revocability.AtServer, true));
        grant.Account.ShouldBe(new() { Id = "acct_1", Name = "ada" });
        (grant.Server, grant.Origins.ShouldHaveSingleItem()).ShouldBe((The.Server, The.Server));
        grant.Pins.Values.ShouldNotContain(value => value.Contains(The.Password));
        grant.SupportingSecrets.ShouldBeEmpty();
        var asked = server.Requests.ShouldHaveSingleItem();
        asked.Line.ShouldBe("POST /v1/auth/login");
        asked.Body.ShouldBe($$"""{"username":"ada","password":"{{The.Password}}"}""");
        asked.Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task What_the_command_did_not_bring_is_asked_for()
    {
        var server = new FakeServer().Answers(200, The.Session);
        var people = new FakePeople { TypesName = "ada", TypesPassword = "p w\r\n" };

        var result = await The.Provider.LoginAsync(
            The.Login(The.Host(server, people), The.Settings("bearer-session"), The.Input(null, null)), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        people.Asked.ShouldBe(["--username", "--password-stdin"]);
        server.Requests[0].Body.ShouldBe("""{"username":"ada","password":"p w"}""");
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_host_learns_what_is_missing()
    {
        var login = The.Login(The.HostWithoutNetwork(), The.Settings("bearer-session"), The.Input("ada", null));

        var missing = await Should.ThrowAsync<MissingInputException>(() => The.Provider.LoginAsync(login, CancellationToken.None));

        missing.Question.Option.ShouldBe("--password-stdin");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_wrong_password_has_words_of_its_own(int status)
    {
        var result = await The.SignIn(new FakeServer().Answers(status, $$"""{"you":"{{The.Password}}"}"""), The.Settings("bearer-session"));

        result.Outcome.ShouldBe(LoginOutcome.Refused);
        result.Error!.Kind.ShouldBe(ErrorKind.CredentialRefused);
        result.Error.Message.ShouldContain("does not accept this user name and password");
        result.Error.Message.ShouldNotContain(The.Password);
    }

    [Fact]
    public async Task The_recipe_says_which_statuses_mean_a_wrong_password()
    {
        var settings = The.Custom(("login.wrong", "400,422"));

        (await The.SignIn(new FakeServer().Sends(422), settings)).Outcome.ShouldBe(LoginOutcome.Refused);
        (await The.SignIn(new FakeServer().Sends(401), settings)).Outcome.ShouldBe(LoginOutcome.Failed);
    }

    [Fact]
    public async Task A_login_that_answers_200_to_a_wrong_password_is_told_by_its_body()
    {
        var result = await The.SignIn(new FakeServer().Answers(200, """{"ok":false}"""), The.Custom(("login.aliveWhen", "json:/ok")));

        result.Outcome.ShouldBe(LoginOutcome.Refused);
    }

    [Fact]
    public async Task A_locked_account_and_its_wait_are_passed_on_in_words()
    {
        var result = await The.SignIn(new FakeServer().Sends(423, ("Retry-After", "90")), The.Custom());

        result.Outcome.ShouldBe(LoginOutcome.Refused);
        result.Error!.Message.ShouldContain("locked");
        result.Error.Message.ShouldContain("90 seconds");
        result.Error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Too_many_attempts_and_their_wait_are_passed_on_in_words()
    {
        var result = await The.SignIn(new FakeServer().Sends(429, ("Retry-After", "7")), The.Custom());

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.RateLimited);
        result.Error.Message.ShouldContain("7 seconds");
        result.Error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_session_without_a_known_owner_is_saved_before_the_server_is_asked_whose_it_is()
    {
        var saved = new List<Grant>();
        var server = new FakeServer().Answers(200, $$"""{"token":"{{The.Token}}"}""").Does(() =>
        {
            saved.ShouldHaveSingleItem().Find(CredentialKind.Session)!.Value.Reveal().ShouldBe(The.Token);
            return new(System.Net.HttpStatusCode.Unauthorized);
        });

        var result = await The.Provider.LoginAsync(The.Login(The.Host(server), The.Settings("bearer-session"), saved: saved), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Message.ShouldContain("use.header");
        server.Requests[1].Header("Authorization").ShouldBe($"Bearer {The.Token}");
    }

    [Fact]
    public async Task A_session_is_saved_before_a_later_request_of_the_login_fails()
    {
        var saved = new List<Grant>();
        var server = new FakeServer().Answers(200, The.Session).Sends(500);
        var settings = The.Custom(("login.steps.accept.path", "/terms"), ("login.steps.accept.order", "1"), ("login.steps.accept.auth", "session"));

        var result = await The.Provider.LoginAsync(The.Login(The.Host(server), settings, saved: saved), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.ServerError);
        saved.ShouldHaveSingleItem().Revocability.ShouldBe(Revocability.AtServer);
    }

    [Fact]
    public async Task Whoami_that_gives_no_answer_does_not_undo_a_sign_in()
    {
        var people = new FakePeople();
        var server = new FakeServer().Answers(200, $$"""{"token":"{{The.Token}}"}""").Sends(503);

        var result = await The.Provider.LoginAsync(The.Login(The.Host(server, people), The.Settings("bearer-session")), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        result.Grant!.Account.ShouldBe(new() { Id = "ada", Name = "ada" });
        people.Warned.ShouldHaveSingleItem().ShouldContain("503");
    }

    [Fact]
    public async Task A_name_never_stands_in_for_an_account_id_that_a_request_wants()
    {
        var people = new FakePeople();
        var settings = The.Custom(("logout.path", "/users/{accountId}/session"), ("login.extract.accountName", "json:/account/name"),
            ("whoami.path", "/me"), ("whoami.extract.accountId", "json:/id"));
        var server = new FakeServer().Answers(200, The.Session).Answers(200, "{}");

        var result = await The.Provider.LoginAsync(The.Login(The.Host(server, people), settings), CancellationToken.None);

        result.Grant!.Account.ShouldBeNull();
        people.Warned.ShouldHaveSingleItem().ShouldContain("{accountId}");
        (await The.LogoutAll(result.Grant, The.HostWithoutNetwork())).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Unaddressable);
    }

    [Fact]
    public async Task A_session_that_cannot_be_ended_by_name_is_announced()
    {
        var people = new FakePeople();
        var server = new FakeServer().Answers(200, """{"token":"opaque","account":{"id":"a"}}""");

        var result = await The.Provider.LoginAsync(The.Login(The.Host(server, people), The.Settings("bearer-session")), CancellationToken.None);

        result.Grant!.Credentials[0].Id.ShouldBeNull();
        people.Warned.ShouldHaveSingleItem().ShouldContain("{tokenId}");
    }

    [Theory]
    [InlineData("""{"token":"two words"}""")]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"other":"x"}""")]
    [InlineData("<html>")]
    public async Task An_answer_without_a_usable_session_is_a_failure(string body)
    {
        var result = await The.SignIn(new FakeServer().Answers(200, body), The.Custom());

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        result.Error.Message.ShouldNotContain("two words");
    }

    [Fact]
    public async Task A_redirect_is_refused_and_names_only_the_origin_that_it_leads_to()
    {
        var result = await The.SignIn(new FakeServer().Sends(301, ("Location", "https://u:p@evil.example/x?token=canary")), The.Custom());

        result.Error!.Message.ShouldContain("301, a redirect to https://evil.example, and redirects are not followed");
        result.Error.Message.ShouldNotContain("canary");
        result.Error.Message.ShouldNotContain("u:p");
    }

    [Fact]
    public async Task A_login_that_ends_in_a_redirect_can_be_told_so()
    {
        var settings = The.Custom(("login.done", "302"), ("login.extract.token", "cookie:sid"), ("use.cookie", "sid"));

        var result = await The.SignIn(new FakeServer().Sends(302, ("Set-Cookie", "sid=abc; HttpOnly")), settings);

        result.Grant!.Credentials[0].Value.Reveal().ShouldBe("abc");
        result.Grant.Use.ShouldBe(new() { Credential = CredentialKind.Session, Placement = Placement.Cookie, Name = "sid" });
    }

    [Fact]
    public async Task Http_basic_takes_name_and_password()
    {
        var server = new FakeServer().Answers(200, The.Session);
        var settings = The.Settings("custom", ("login.path", "/token"), ("login.headers.Authorization", "Basic {basic}"), ("login.extract.token", "json:/token"));

        await The.SignIn(server, settings, The.Input("ada", "ü:x"));

        server.Requests[0].Header("Authorization").ShouldBe("Basic " + Convert.ToBase64String("ada:ü:x"u8));
    }

    [Fact]
    public async Task The_users_own_cancellation_is_passed_on()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            The.Provider.LoginAsync(The.Login(The.Host(new FakeServer()), The.Custom()), cancelled.Token));
    }
}
