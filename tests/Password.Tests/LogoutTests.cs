namespace Authx.Provider.Password.Tests;

public sealed class LogoutTests
{
    [Fact]
    public async Task A_bearer_session_ends_in_one_round_trip_by_the_id_in_its_token()
    {
        var grant = await The.Grant(The.Settings("bearer-session"));
        var server = new FakeServer().Sends(204);

        var outcome = await The.Logout(grant, server);

        outcome.Outcome.ShouldBe(Outcome.Ended);
        outcome.Kind.ShouldBe(CredentialKind.Session);
        outcome.HttpStatus.ShouldBe(204);
        var asked = server.Requests.ShouldHaveSingleItem();
        asked.Line.ShouldBe("DELETE /v1/auth/tokens/tok1");
        asked.Header("Authorization").ShouldBe($"Bearer {The.Token}");
    }

    [Theory]
    [InlineData(200, Outcome.Ended)]
    [InlineData(202, Outcome.Ended)]
    [InlineData(401, Outcome.AlreadyGone)]
    [InlineData(404, Outcome.AlreadyGone)]
    [InlineData(410, Outcome.AlreadyGone)]
    [InlineData(403, Outcome.Denied)]
    [InlineData(301, Outcome.Failed)]
    [InlineData(400, Outcome.Failed)]
    [InlineData(429, Outcome.Failed)]
    [InlineData(500, Outcome.Failed)]
    [InlineData(503, Outcome.Failed)]
    public async Task The_status_decides(int status, Outcome expected)
    {
        var grant = await The.Grant(The.Settings("bearer-session"));

        var outcome = await The.Logout(grant, new FakeServer().Sends(status));

        outcome.Outcome.ShouldBe(expected);
        outcome.HttpStatus.ShouldBe(status);
        (outcome.Error is null).ShouldBe(expected is Outcome.Ended or Outcome.AlreadyGone);
    }

    [Theory]
    [InlineData(401, ErrorKind.CredentialRefused)]
    [InlineData(403, ErrorKind.Denied)]
    [InlineData(429, ErrorKind.RateLimited)]
    [InlineData(503, ErrorKind.ServerError)]
    public async Task The_kind_of_a_failure_and_its_wait_are_passed_on(int status, ErrorKind kind)
    {
        var grant = await The.Grant(The.Custom(("logout.gone", "599"), ("logout.denied", "401,403")));

        var outcome = await The.Logout(grant, new FakeServer().Sends(status, ("Retry-After", "30")));

        outcome.Error!.Kind.ShouldBe(kind);
        outcome.Error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task No_answer_is_a_failure_that_leaves_the_session_its_time()
    {
        var grant = await The.Grant(The.Custom(("login.extract.expiresIn", "json:/ttl")), """{"token":"t","ttl":600}""");

        var outcome = await The.Logout(grant, new FakeServer().Throws(new HttpRequestException(HttpRequestError.ConnectionError, "refused")));

        (outcome.Outcome, outcome.Error!.Kind).ShouldBe((Outcome.Failed, ErrorKind.Unreachable));
        outcome.ValidUntil.ShouldBe(The.Now.AddMinutes(10));
    }

    [Theory]
    [InlineData("logout.gone", "403,404", 403, Outcome.AlreadyGone)]
    [InlineData("logout.gone", "403,404", 410, Outcome.Failed)]
    [InlineData("logout.done", "204", 200, Outcome.Failed)]
    [InlineData("logout.done", "302", 302, Outcome.Ended)]
    [InlineData("logout.denied", "405", 405, Outcome.Denied)]
    public async Task The_recipe_says_what_a_status_means(string key, string value, int status, Outcome expected)
    {
        var grant = await The.Grant(The.Custom((key, value)));

        (await The.Logout(grant, new FakeServer().Sends(status))).Outcome.ShouldBe(expected);
    }

    [Fact]
    public async Task A_broken_body_does_not_undo_a_status_where_nobody_wants_to_read_it()
    {
        var grant = await The.Grant(The.Custom());
        var server = new FakeServer().Does(() => new(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });

        (await The.Logout(grant, server)).Outcome.ShouldBe(Outcome.Ended);
    }

    [Fact]
    public async Task A_body_that_breaks_off_where_it_decides_is_a_failure()
    {
        var grant = await The.Grant(The.Custom(("logout.aliveWhen", "json:/user")));
        var server = new FakeServer().Does(() => new(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });

        (await The.Logout(grant, server)).Outcome.ShouldBe(Outcome.Failed);
    }

    [Fact]
    public async Task A_body_without_end_is_not_read_to_its_end()
    {
        var grant = await The.Grant(The.Custom(("logout.aliveWhen", "json:/user")));

        var outcome = await The.Logout(grant, new FakeServer().Answers(200, new string(' ', 5 * 1024 * 1024)));

        (outcome.Outcome, outcome.Error!.Kind).ShouldBe((Outcome.Failed, ErrorKind.MalformedAnswer));
    }

    [Theory]
    [InlineData("opaque")]
    [InlineData("..secret")]
    [InlineData("a.b.c")]
    public async Task A_token_that_does_not_tell_its_id_cannot_be_addressed_and_nothing_is_sent(string token)
    {
        var grant = await The.Grant(The.Settings("bearer-session"));
        var damaged = grant with { Credentials = [grant.Credentials[0] with { Value = new(token) }] };

        var outcome = (await The.LogoutAll(damaged, The.HostWithoutNetwork())).ShouldHaveSingleItem();

        outcome.Outcome.ShouldBe(Outcome.Unaddressable);
        outcome.Error!.Message.ShouldContain("{tokenId}");
    }

    [Fact]
    public async Task A_corrected_pin_wins_over_the_id_that_was_found_at_login()
    {
        var grant = await The.Grant(The.Settings("bearer-session"));
        grant.Pins.Keys.ShouldContain("tokenId.seen");
        var corrected = grant with { Pins = new Dictionary<string, string>(grant.Pins) { ["login.extract.tokenId"] = "regex:canary-([a-z]+)-" } };
        var server = new FakeServer().Sends(204);

        await The.Logout(corrected, server);

        server.Lines.ShouldBe(["DELETE /v1/auth/tokens/token"]);
    }

    [Fact]
    public async Task A_corrected_pin_makes_it_addressable_again()
    {
        var grant = await The.Grant(The.Settings("bearer-session"), """{"token":"opaque_42","account":{"id":"a"}}""");
        var corrected = grant with { Pins = new Dictionary<string, string>(grant.Pins) { ["login.extract.tokenId"] = "regex:_([0-9]+)$" } };
        var server = new FakeServer().Sends(204);

        (await The.Logout(corrected, server)).Outcome.ShouldBe(Outcome.Ended);

        server.Lines.ShouldBe(["DELETE /v1/auth/tokens/42"]);
    }

    [Fact]
    public async Task An_id_in_a_claim_is_found_and_escaped_as_one_segment()
    {
        var token = The.Jwt("""{"jti":"a/b?c#d%é"}""");
        var grant = await The.Grant(The.Settings("bearer-session"), $$"""{"token":"{{token}}","account":{"id":"a"} }""");
        var server = new FakeServer().Sends(204);

        await The.Logout(grant, server);

        server.Lines.ShouldBe(["DELETE /v1/auth/tokens/a%2Fb%3Fc%23d%25%C3%A9"]);
    }

    [Fact]
    public async Task A_server_without_a_logout_offers_none_and_is_not_asked()
    {
        var grant = await The.Grant(The.Settings("bearer-session", ("logout.off", "true")));

        grant.Revocability.ShouldBe(Revocability.Unsupported);
        var outcome = (await The.LogoutAll(grant, The.HostWithoutNetwork())).ShouldHaveSingleItem();
        outcome.Outcome.ShouldBe(Outcome.Unsupported);
    }

    [Fact]
    public async Task A_csrf_token_is_fetched_first_and_travels_with_its_cookie()
    {
        var grant = await The.Grant(
            The.Settings("cookie-session", ("login.extract.accountId", "json:/account/id"),
                ("logout.steps.csrf.path", "/csrf"), ("logout.steps.csrf.extract.csrf", "json:/csrf"), ("logout.headers.X-CSRF-Token", "{csrf}")),
            The.Session, ("Set-Cookie", "session=s1; Path=/; Max-Age=60; HttpOnly"));
        var server = new FakeServer().Answers(200, """{"csrf":"c-1"}""", headers: ("Set-Cookie", "_csrf=k1; Path=/")).Sends(204);

        var outcome = await The.Logout(grant, server);

        outcome.Outcome.ShouldBe(Outcome.Ended);
        server.Lines.ShouldBe(["GET /csrf", "POST /logout"]);
        server.Requests[1].Header("X-CSRF-Token").ShouldBe("c-1");
        server.Requests[1].Header("Origin").ShouldBe(The.Server);
        server.Requests[1].Header("Cookie").ShouldBe("session=s1; _csrf=k1");
        grant.Credentials[0].ExpiresAt.ShouldBe(The.Now.AddSeconds(60));
    }

    [Theory]
    [InlineData(401, Outcome.AlreadyGone)]
    [InlineData(404, Outcome.Failed)]
    [InlineData(500, Outcome.Failed)]
    public async Task What_the_first_of_two_requests_meets_decides_as_well(int status, Outcome expected)
    {
        var grant = await The.Grant(The.Custom(("logout.steps.csrf.path", "/csrf")));

        var outcome = await The.Logout(grant, new FakeServer().Sends(status));

        outcome.Outcome.ShouldBe(expected);
    }

    [Fact]
    public async Task A_second_cookie_of_the_login_is_kept_with_the_session()
    {
        var grant = await The.Grant(
            The.Settings("cookie-session", ("whoami.off", "true"), ("login.extract.csrf", "cookie:csrftoken"),
                ("logout.cookies.csrftoken", "{csrf}"), ("logout.headers.X-CSRFToken", "{csrf}")),
            "", ("Set-Cookie", "session=s1"), ("Set-Cookie", "csrftoken=c1; Path=/"));
        var server = new FakeServer().Sends(200);

        await The.Logout(grant, server);

        grant.SupportingSecrets["csrf"].Reveal().ShouldBe("c1");
        server.Requests[0].Header("Cookie").ShouldBe("session=s1; csrftoken=c1");
        server.Requests[0].Header("X-CSRFToken").ShouldBe("c1");
    }
}
