namespace Authx.Provider.OAuth.Tests;

public sealed class LogoutTests
{
    [Fact]
    public async Task The_refresh_token_is_revoked_first_then_the_access_token()
    {
        var server = new FakeServer().Sends(200).Sends(200);

        var outcomes = await The.Logout(The.Grant(), The.Host(server));

        outcomes.Select(o => (o.Kind, o.Outcome, o.HttpStatus)).ShouldBe(
            [(CredentialKind.RefreshToken, Outcome.Ended, 200), (CredentialKind.AccessToken, Outcome.Ended, 200)]);
        outcomes.ShouldAllBe(o => o.ValidUntil == null);
        server.Lines.ShouldBe(["POST /revoke", "POST /revoke"]);
        server.Requests[0].Body.ShouldBe($"token={The.RefreshToken}&token_type_hint=refresh_token&client_id=authx-cli");
        server.Requests[1].Body.ShouldBe($"token={The.AccessToken}&token_type_hint=access_token&client_id=authx-cli");
    }

    [Fact]
    public async Task The_client_shows_itself_as_pinned()
    {
        var server = new FakeServer().Sends(200).Sends(200);

        await The.Logout(The.Grant(("clientAuth", "basic"), ("revocationAuth", "post")), The.Host(server));

        server.Requests.ShouldAllBe(asked => asked.Form()["client_secret"] == The.ClientSecret && asked.Header("Authorization") == null);
    }

    [Theory]
    [InlineData(200, "", Outcome.Ended, null)]
    [InlineData(200, "<html>error</html>", Outcome.Ended, null)]
    [InlineData(204, "", Outcome.Ended, null)]
    [InlineData(202, "", Outcome.Ended, null)]
    [InlineData(200, """{"error":"invalid_client"}""", Outcome.Failed, ErrorKind.ClientRefused)]
    [InlineData(200, """{"error":"oops"}""", Outcome.Failed, ErrorKind.MalformedAnswer)]
    [InlineData(400, """{"error":"invalid_token"}""", Outcome.AlreadyGone, null)]
    [InlineData(400, """{"error":"invalid_grant"}""", Outcome.Failed, ErrorKind.CredentialRefused)]
    [InlineData(400, """{"error":"invalid_request"}""", Outcome.Failed, ErrorKind.Misconfigured)]
    [InlineData(400, """{"error":"unsupported_token_type"}""", Outcome.Unsupported, null)]
    [InlineData(400, """{"error":"invalid_client"}""", Outcome.Failed, ErrorKind.ClientRefused)]
    [InlineData(400, "", Outcome.Failed, ErrorKind.MalformedAnswer)]
    [InlineData(401, "", Outcome.Failed, ErrorKind.ClientRefused)]
    [InlineData(401, """{"error":"invalid_client"}""", Outcome.Failed, ErrorKind.ClientRefused)]
    [InlineData(401, """{"error":"invalid_token"}""", Outcome.Failed, ErrorKind.ClientRefused)]
    [InlineData(403, "", Outcome.Denied, ErrorKind.Denied)]
    [InlineData(403, """{"error":"invalid_client"}""", Outcome.Failed, ErrorKind.ClientRefused)]
    [InlineData(404, "", Outcome.Failed, ErrorKind.MalformedAnswer)]
    [InlineData(405, "", Outcome.Failed, ErrorKind.MalformedAnswer)]
    [InlineData(410, "", Outcome.Failed, ErrorKind.MalformedAnswer)]
    [InlineData(302, "", Outcome.Failed, ErrorKind.MalformedAnswer)]
    [InlineData(429, "", Outcome.Failed, ErrorKind.RateLimited)]
    [InlineData(500, """{"error":"unsupported_token_type"}""", Outcome.Failed, ErrorKind.ServerError)]
    [InlineData(503, """{"error":"invalid_token"}""", Outcome.Failed, ErrorKind.ServerError)]
    public async Task What_the_server_answers_decides(int status, string body, Outcome expected, ErrorKind? kind)
    {
        var outcome = (await The.Logout(The.Grant().WithoutRefreshToken(), The.Host(new FakeServer().Answers(status, body)))).ShouldHaveSingleItem();

        outcome.Outcome.ShouldBe(expected);
        outcome.HttpStatus.ShouldBe(status);
        (outcome.Error?.Kind).ShouldBe(kind);
        outcome.ValidUntil.ShouldBe(expected is Outcome.Ended or Outcome.AlreadyGone ? null : The.Now.AddHours(1));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task How_long_the_server_asks_to_wait_is_passed_on(int status)
    {
        var server = new FakeServer().Sends(status, ("Retry-After", "120"));

        (await The.Logout(The.Grant().WithoutRefreshToken(), The.Host(server)))[0].Error!.RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Each_token_is_tried_whatever_became_of_the_other()
    {
        var first = await The.Logout(The.Grant(), The.Host(new FakeServer().Throws(new HttpRequestException("no")).Sends(200)));
        var second = await The.Logout(The.Grant(), The.Host(new FakeServer().Sends(200).Answers(400, """{"error":"unsupported_token_type"}""")));

        first.Select(o => o.Outcome).ShouldBe([Outcome.Failed, Outcome.Ended]);
        first[0].Error!.Kind.ShouldBe(ErrorKind.Unreachable);
        second.Select(o => o.Outcome).ShouldBe([Outcome.Ended, Outcome.Unsupported]);
        second[1].ValidUntil.ShouldBe(The.Now.AddHours(1));
    }

    [Fact]
    public async Task A_refresh_token_that_hangs_leaves_the_access_token_its_time_and_what_became_of_it_is_not_lost()
    {
        using var deadline = new CancellationTokenSource();
        var server = new HangingServer("refresh_token") { AfterOther = deadline.Cancel };

        var outcomes = await The.Logout(The.Grant(), server.Host(new TestClock { Skips = TimeSpan.FromSeconds(3) }), deadline.Token);

        outcomes.Select(o => (o.Kind, o.Outcome)).ShouldBe([(CredentialKind.RefreshToken, Outcome.Failed), (CredentialKind.AccessToken, Outcome.Ended)]);
        outcomes[0].Error!.Kind.ShouldBe(ErrorKind.TimedOut);
    }

    [Fact]
    public async Task A_success_stands_however_broken_or_slow_its_body_is()
    {
        var broken = new FakeServer().Does(() => new(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });
        var slow = new FakeServer().Does(() => new(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream { Hangs = true }) });
        var clock = new TestClock { Skips = TimeSpan.FromSeconds(2) };

        (await The.Logout(The.Grant().WithoutRefreshToken(), The.Host(broken)))[0].Outcome.ShouldBe(Outcome.Ended);
        (await The.Logout(The.Grant().WithoutRefreshToken(), The.Host(slow, clock: clock)))[0].Outcome.ShouldBe(Outcome.Ended);
    }

    [Fact]
    public async Task Without_a_revocation_endpoint_nothing_is_sent()
    {
        var outcomes = await The.Logout(The.Grant(("endpoints.revocation", null)), The.Host(new FakeServer()));

        outcomes.ShouldAllBe(o => o.Outcome == Outcome.Unsupported);
        outcomes[1].ValidUntil.ShouldBe(The.Now.AddHours(1));
    }

    [Theory]
    [InlineData("https://evil.example/revoke")]
    [InlineData("http://id.example/revoke")]
    [InlineData("https://id.example:8443/revoke")]
    public async Task A_revocation_endpoint_of_an_origin_that_is_not_pinned_is_never_contacted(string address)
    {
        var outcomes = await The.Logout(The.Grant(("endpoints.revocation", address)), The.Host(new FakeServer()));

        outcomes.ShouldAllBe(o => o.Outcome == Outcome.Failed && o.Error!.Message.Contains("nothing was sent"));
    }

    [Fact]
    public async Task A_cancellation_before_the_first_answer_is_told_for_each_token()
    {
        var outcomes = await The.Logout(The.Grant(), The.Host(new FakeServer()), new CancellationToken(canceled: true));

        outcomes.ShouldAllBe(o => o.Outcome == Outcome.Failed && o.Error!.Kind == ErrorKind.TimedOut);
    }
}
