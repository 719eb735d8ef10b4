using System.Globalization;

namespace Authx.Provider.ApiKey.Tests;

public sealed class LoginTests
{
    private readonly FakeServer _server = new();
    private readonly FakePeople _people = new();

    [Fact]
    public async Task A_checked_key_becomes_an_imported_grant_that_knows_its_id_account_and_expiry()
    {
        _server.Answers(200, The.Whoami);

        var grant = (await LoginAsync(("whoami.path", "/whoami"), ("keys.delete.path", "/keys/{keyId}"))).Grant!;

        var key = grant.Credentials.ShouldHaveSingleItem();
        key.Kind.ShouldBe(CredentialKind.ApiKey);
        key.Value.Reveal().ShouldBe(The.Key);
        key.Id.ShouldBe("key_1");
        key.ExpiresAt.ShouldBe(The.Expiry);
        grant.Account.ShouldBe(new Account { Id = "acct_1", Name = "ada" });
        grant.Provenance.ShouldBe(Provenance.Imported);
        grant.Revocability.ShouldBe(Revocability.Local);
        grant.Server.ShouldBe(The.Server);
        grant.Origins.ShouldBe(["https://api.example"]);
        grant.Use.ShouldBe(new CredentialUse
        {
            Credential = CredentialKind.ApiKey,
            Placement = Placement.Header,
            Name = "Authorization",
            Scheme = "Bearer",
        });
        grant.Pins["keys.delete.path"].ShouldBe("/keys/{keyId}");
        grant.Pins["keys.delete.method"].ShouldBe("DELETE");
        grant.Pins["whoami.path"].ShouldBe("/whoami");
        _people.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_key_is_shown_in_the_header_that_the_service_wants_and_in_no_url()
    {
        _server.Answers(200, The.Whoami);

        await LoginAsync(("whoami.path", "/whoami"), ("header", "X-Api-Key"), ("headers.X-Version", "2022-11-28"));

        var asked = _server.Requests.ShouldHaveSingleItem();
        asked.Method.ShouldBe("GET");
        asked.Url.ShouldBe("https://api.example/v1/whoami");
        asked.Headers["X-Api-Key"].ShouldBe(The.Key);
        asked.Headers["X-Version"].ShouldBe("2022-11-28");
        asked.Headers["Accept"].ShouldBe("application/json");
        asked.Headers.Keys.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData("Authorization", null, "Bearer")]
    [InlineData("authorization", null, "Bearer")]
    [InlineData("Authorization", "token", "token")]
    [InlineData("Authorization", "None", null)]
    [InlineData("X-Api-Key", null, null)]
    [InlineData("X-Api-Key", "Key", "Key")]
    public async Task The_scheme_follows_the_header_unless_it_is_given(string header, string? scheme, string? expected)
    {
        (string, string)[] given = scheme is null ? [("header", header)] : [("header", header), ("scheme", scheme)];

        var grant = (await LoginAsync(given)).Grant!;

        grant.Use.Name.ShouldBe(header);
        grant.Use.Scheme.ShouldBe(expected);
    }

    [Fact]
    public async Task A_whoami_by_post_sends_its_body_as_json()
    {
        _server.Answers(200, """{"data":{"viewer":{"id":7}}}""");

        var result = await LoginAsync(
            ("whoami.path", "/graphql"), ("whoami.method", "POST"), ("whoami.body", """{"query":"{viewer{id}}"}"""),
            ("whoami.accountId", "/data/viewer/id"), ("headers.Accept", "application/graphql+json"));

        result.Grant!.Account!.Id.ShouldBe("7");
        var asked = _server.Requests.ShouldHaveSingleItem();
        asked.Method.ShouldBe("POST");
        asked.Body.ShouldBe("""{"query":"{viewer{id}}"}""");
        asked.Headers["Content-Type"].ShouldStartWith("application/json");
        asked.Headers["Accept"].ShouldBe("application/graphql+json");
    }

    [Fact]
    public async Task Without_a_whoami_the_key_is_stored_unchecked_without_network_and_the_user_is_told()
    {
        var result = await The.Provider.LoginAsync(
            The.Login(new() { Interaction = _people, Clock = TimeProvider.System, CreateHttp = () => throw new InvalidOperationException() }, The.Settings()),
            CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        result.Grant!.Account.ShouldBeNull();
        result.Grant.Credentials[0].Id.ShouldBeNull();
        _people.Told.ShouldHaveSingleItem().ShouldContain("unchecked");
    }

    [Theory]
    [InlineData("typed-key\n", "typed-key")]
    [InlineData("typed-key\r\n", "typed-key")]
    [InlineData("typed-key", "typed-key")]
    public async Task A_key_is_asked_for_when_none_was_given_and_loses_the_end_of_its_line(string typed, string expected)
    {
        var people = new FakePeople { Types = typed };

        var result = await The.Provider.LoginAsync(The.Login(The.Host(_server, people), The.Settings(), token: null), CancellationToken.None);

        result.Grant!.Credentials[0].Value.Reveal().ShouldBe(expected);
        var question = people.Asked.ShouldHaveSingleItem();
        question.Prompt.ShouldBe("API key");
        question.Option.ShouldBe("--token-stdin");
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_hosts_exception_passes() =>
        await Should.ThrowAsync<MissingInputException>(() =>
            The.Provider.LoginAsync(The.Login(The.Host(_server, _people), The.Settings(), token: null), CancellationToken.None));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n", "empty")]
    [InlineData("two words", "a space")]
    [InlineData("canary \n", "a space")]
    [InlineData("canary\n\n", "a line break")]
    [InlineData("canary\u00e9", "not ASCII")]
    public async Task What_cannot_be_a_key_is_refused_before_any_request_and_never_quoted(string typed, string reason)
    {
        var people = new FakePeople { Types = typed };

        var result = await The.Provider.LoginAsync(
            The.Login(The.Host(_server, people), The.Settings(("whoami.path", "/whoami")), token: null), CancellationToken.None);

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.InvalidInput);
        result.Error.Message.ShouldContain(reason);
        result.Error.Message.ShouldNotContain("canary");
        _server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, "401")]
    [InlineData(403, "403")]
    public async Task A_key_that_the_server_does_not_accept_is_refused_and_not_stored(int status, string said)
    {
        _server.Answers(status, $"no such key: {The.Key}");

        var result = await LoginAsync(("whoami.path", "/whoami"));

        result.Outcome.ShouldBe(LoginOutcome.Refused);
        result.Grant.ShouldBeNull();
        result.Error!.Message.ShouldContain(said);
        result.Error.Message.ShouldContain("nothing was stored");
        result.Error.Message.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_auth"}""", LoginOutcome.Refused)]
    [InlineData("""{"ok":null}""", LoginOutcome.Refused)]
    [InlineData("""{}""", LoginOutcome.Refused)]
    [InlineData("", LoginOutcome.Refused)]
    [InlineData("""{"ok":true}""", LoginOutcome.SignedIn)]
    public async Task A_service_that_always_answers_200_is_read_by_whoami_ok(string body, LoginOutcome expected)
    {
        _server.Answers(200, body);

        (await LoginAsync(("whoami.path", "/auth.test"), ("whoami.ok", "/ok"))).Outcome.ShouldBe(expected);
    }

    [Theory]
    [InlineData(500, ErrorKind.ServerError)]
    [InlineData(429, ErrorKind.RateLimited)]
    [InlineData(404, ErrorKind.MalformedAnswer)]
    [InlineData(302, ErrorKind.MalformedAnswer)]
    public async Task An_answer_that_says_nothing_of_the_key_fails_the_login(int status, ErrorKind expected)
    {
        _server.Answers(status, The.Key);

        var result = await LoginAsync(("whoami.path", "/whoami"));

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(expected);
        result.Error.Message.ShouldContain(status.ToString(CultureInfo.InvariantCulture));
        result.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_redirect_is_called_one_and_not_followed()
    {
        _server.Answers(302);

        var result = await LoginAsync(("whoami.path", "/whoami"));

        result.Error!.Message.ShouldContain("redirects are not followed");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_network_fails_the_login()
    {
        _server.Throws(new HttpRequestException(HttpRequestError.ConnectionError, "connection refused"));

        var result = await LoginAsync(("whoami.path", "/whoami"));

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.Unreachable);
    }

    [Fact]
    public async Task The_callers_own_cancellation_passes()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => The.Provider.LoginAsync(
            The.Login(The.Host(_server), The.Settings(("whoami.path", "/whoami"))), cancelled.Token));
    }

    [Theory]
    [InlineData("<html>Please accept our terms</html>")]
    [InlineData("{\"account\":")]
    public async Task A_200_that_is_not_json_accepts_no_key(string body)
    {
        _server.Answers(200, body + The.Key, "text/html");

        var result = await LoginAsync(("whoami.path", "/whoami"));

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        result.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task An_answer_without_a_body_accepts_the_key_of_somebody_unknown()
    {
        _server.Answers(204);

        var result = await LoginAsync(("whoami.path", "/whoami"));

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        result.Grant!.Account.ShouldBeNull();
    }

    [Fact]
    public async Task A_name_stands_in_for_an_account_id_that_the_server_does_not_tell()
    {
        _server.Answers(200, """{"username":"ada"}""");

        var result = await LoginAsync(("whoami.path", "/whoami"), ("whoami.accountName", "/username"));

        result.Grant!.Account.ShouldBe(new Account { Id = "ada", Name = "ada" });
    }

    [Fact]
    public async Task A_server_that_echoes_the_key_does_not_get_it_into_ids_or_names()
    {
        _server.Answers(200, The.Whoami.Replace("acct_1", The.Key).Replace("ada", The.Key).Replace("key_1", The.Key));

        var grant = (await LoginAsync(("whoami.path", "/whoami"))).Grant!;

        grant.Account.ShouldBeNull();
        grant.Credentials[0].Id.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_id_from_the_settings_serves_where_the_server_tells_none()
    {
        _server.Answers(200, "{}");

        var grant = (await LoginAsync(("whoami.path", "/whoami"), ("keyId", "key_9"), ("keys.delete.path", "/keys/{keyId}"))).Grant!;

        grant.Credentials[0].Id.ShouldBe("key_9");
        grant.Pins.Keys.ShouldNotContain("keyId");
        _people.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_id_that_the_server_contradicts_is_refused_before_it_can_delete_another_key()
    {
        _server.Answers(200, The.Whoami);

        var result = await LoginAsync(("whoami.path", "/whoami"), ("keyId", "key_9"));

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldContain("key_9");
        result.Error.Message.ShouldContain("key_1");
    }

    [Fact]
    public async Task A_key_id_that_is_the_key_is_refused_and_not_quoted()
    {
        var result = await LoginAsync(("keyId", The.Key));

        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task The_user_hears_at_once_that_a_key_without_id_cannot_be_deleted_later()
    {
        _server.Answers(200, "{}");

        await LoginAsync(("whoami.path", "/whoami"), ("keys.delete.path", "/keys/{keyId}"));

        _people.Told.ShouldHaveSingleItem().ShouldContain("--set keyId=");
    }

    [Fact]
    public async Task A_turkish_machine_signs_in_like_any_other()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
        try
        {
            _server.Answers(200, The.Whoami);
            var grant = (await LoginAsync(("whoami.path", "/whoami"), ("header", "AUTHORIZATION"))).Grant!;
            grant.Use.Scheme.ShouldBe("Bearer");
            grant.Credentials[0].ExpiresAt.ShouldBe(The.Expiry);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private Task<LoginResult> LoginAsync(params (string Key, string Value)[] settings) =>
        The.Provider.LoginAsync(The.Login(The.Host(_server, _people), The.Settings(settings)), CancellationToken.None);
}
