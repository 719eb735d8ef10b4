using System.Net;

namespace Authx.Provider.ApiKey.Tests;

public sealed class LogoutTests
{
    private readonly FakeServer _server = new();

    [Fact]
    public async Task Without_the_wish_to_delete_the_key_stays_alive_and_the_network_is_not_even_made()
    {
        var grant = await The.Grant(("keys.delete.path", "/keys/{keyId}"));

        var outcome = await The.Logout(grant, The.HostWithoutNetwork(), revoke: false);

        outcome.Kind.ShouldBe(CredentialKind.ApiKey);
        outcome.Outcome.ShouldBe(Outcome.LocalOnly);
        outcome.ValidUntil.ShouldBe(The.Expiry);
        outcome.Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_service_without_a_way_to_delete_is_unsupported_and_not_asked()
    {
        var outcome = await The.Logout(await The.Grant(), The.HostWithoutNetwork());

        outcome.Outcome.ShouldBe(Outcome.Unsupported);
        outcome.ValidUntil.ShouldBe(The.Expiry);
        outcome.Error!.Message.ShouldContain("keys.delete.path");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    public async Task A_key_without_a_usable_id_cannot_be_addressed_and_the_way_out_is_named(string? id)
    {
        var grant = await The.Grant(("keys.delete.path", "/keys/{keyId}"));
        grant = grant with { Credentials = [grant.Credentials[0] with { Id = id }] };

        var outcome = await The.Logout(grant, The.HostWithoutNetwork());

        outcome.Outcome.ShouldBe(Outcome.Unaddressable);
        outcome.Error!.Message.ShouldContain("--set keyId=");
    }

    [Fact]
    public async Task An_account_that_the_path_wants_and_nobody_knows_cannot_be_addressed()
    {
        var grant = await The.UncheckedGrant(("keys.delete.path", "/accounts/{accountId}/keys/{keyId}"), ("keyId", "k"));

        var outcome = await The.Logout(grant, The.HostWithoutNetwork());

        outcome.Outcome.ShouldBe(Outcome.Unaddressable);
        outcome.Error!.Message.ShouldContain("{accountId}");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task A_deletion_that_the_server_accepts_ends_the_key(int status)
    {
        _server.Answers(status, "whatever");

        var outcome = await RevokeAsync(("keys.delete.path", "/accounts/{accountId}/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.Ended);
        outcome.HttpStatus.ShouldBe(status);
        outcome.ValidUntil.ShouldBeNull();
        var asked = _server.Requests.ShouldHaveSingleItem();
        asked.Method.ShouldBe("DELETE");
        asked.Url.ShouldBe("https://api.example/v1/accounts/acct_1/keys/key_1");
        asked.Headers["Authorization"].ShouldBe($"Bearer {The.Key}");
    }

    [Fact]
    public async Task Ids_are_escaped_as_one_segment_of_the_path_and_as_text_in_the_body()
    {
        var grant = await The.Grant(
            ("keys.delete.path", "/keys/{keyId}"), ("keys.delete.method", "POST"), ("keys.delete.body", """{"id":"{keyId}","by":"{accountId}"}"""));
        grant = grant with { Credentials = [grant.Credentials[0] with { Id = "a/../b?c{accountId}\"" }] };
        _server.Answers(200);

        (await The.Logout(grant, The.Host(_server))).Outcome.ShouldBe(Outcome.Ended);

        var asked = _server.Requests.ShouldHaveSingleItem();
        asked.Method.ShouldBe("POST");
        asked.Url.ShouldBe("https://api.example/v1/keys/a%2F..%2Fb%3Fc%7BaccountId%7D%22");
        asked.Body.ShouldBe("""{"id":"a/../b?c{accountId}\u0022","by":"acct_1"}""");
    }

    [Fact]
    public async Task A_path_without_a_key_id_deletes_the_key_that_is_shown()
    {
        var grant = await The.UncheckedGrant(("keys.delete.path", "/tokens/self"));
        _server.Answers(204);

        (await The.Logout(grant, The.Host(_server))).Outcome.ShouldBe(Outcome.Ended);
        _server.Requests.ShouldHaveSingleItem().Url.ShouldBe("https://api.example/v1/tokens/self");
    }

    [Fact]
    public async Task A_key_id_given_for_this_logout_stands_in_for_the_missing_one()
    {
        var grant = await The.UncheckedGrant(("keys.delete.path", "/keys/{keyId}"));
        grant = grant with { Pins = new Dictionary<string, string>(grant.Pins) { ["keyId"] = "key_7" } };
        _server.Answers(204);

        (await The.Logout(grant, The.Host(_server))).Outcome.ShouldBe(Outcome.Ended);
        _server.Requests.ShouldHaveSingleItem().Url.ShouldEndWith("/keys/key_7");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_key_that_the_server_no_longer_knows_nor_accepts_is_gone(int status)
    {
        _server.Answers(status).Answers(401);

        var outcome = await RevokeAsync(("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.AlreadyGone);
        outcome.HttpStatus.ShouldBe(status);
        outcome.Error.ShouldBeNull();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    public async Task Gone_is_not_believed_of_a_key_that_still_opens_the_door(int status)
    {
        _server.Answers(status).Answers(200, The.Whoami);

        var outcome = await RevokeAsync(("keys.delete.path", "/wrong/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.Failed);
        outcome.HttpStatus.ShouldBe(status);
        outcome.ValidUntil.ShouldBe(The.Expiry);
        outcome.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        outcome.Error.Message.ShouldContain("still accepts the key");
    }

    [Fact]
    public async Task Gone_is_believed_where_the_service_has_no_whoami()
    {
        var grant = await The.UncheckedGrant(("keys.delete.path", "/keys/{keyId}"), ("keyId", "k"));
        _server.Answers(404);

        (await The.Logout(grant, The.Host(_server))).Outcome.ShouldBe(Outcome.AlreadyGone);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_key_is_gone_because_it_cannot_be_renewed()
    {
        _server.Answers(401).Answers(401);

        var outcome = await RevokeAsync(("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.AlreadyGone);
        outcome.HttpStatus.ShouldBe(401);
    }

    [Fact]
    public async Task Gone_is_believed_when_the_second_question_finds_no_answer()
    {
        _server.Answers(410).Throws(new HttpRequestException(HttpRequestError.ConnectionError, "connection refused"));

        (await RevokeAsync(("keys.delete.path", "/keys/{keyId}"))).Outcome.ShouldBe(Outcome.AlreadyGone);
    }

    [Fact]
    public async Task A_forbidden_deletion_is_denied()
    {
        _server.Answers(403, The.Key);

        var outcome = await RevokeAsync(("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.Denied);
        outcome.HttpStatus.ShouldBe(403);
        outcome.Error!.Kind.ShouldBe(ErrorKind.Denied);
        outcome.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_server_that_means_gone_by_403_says_so_in_its_settings()
    {
        _server.Answers(403).Answers(401);

        (await RevokeAsync(("keys.delete.path", "/keys/{keyId}"), ("keys.delete.gone", "403, 404"))).Outcome.ShouldBe(Outcome.AlreadyGone);
    }

    [Theory]
    [InlineData(500, ErrorKind.ServerError)]
    [InlineData(400, ErrorKind.MalformedAnswer)]
    [InlineData(405, ErrorKind.MalformedAnswer)]
    [InlineData(307, ErrorKind.MalformedAnswer)]
    public async Task Any_other_answer_is_a_failure(int status, ErrorKind kind)
    {
        _server.Answers(status, The.Key);

        var outcome = await RevokeAsync(("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.Failed);
        outcome.HttpStatus.ShouldBe(status);
        outcome.ValidUntil.ShouldBe(The.Expiry);
        outcome.Error!.Kind.ShouldBe(kind);
        outcome.Error.Message.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_understood()
    {
        _server.Does(() =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return answer;
        });

        var outcome = await RevokeAsync(("keys.delete.path", "/keys/{keyId}"));

        outcome.Error!.Kind.ShouldBe(ErrorKind.RateLimited);
        outcome.Error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("""{"ok":true}""", Outcome.Ended)]
    [InlineData("""{"ok":false}""", Outcome.Failed)]
    [InlineData("garbage", Outcome.Failed)]
    [InlineData("", Outcome.Failed)]
    public async Task A_service_that_always_answers_200_is_read_by_keys_delete_ok(string body, Outcome expected)
    {
        _server.Answers(200, body);

        var outcome = await RevokeAsync(("keys.delete.path", "/auth.revoke"), ("keys.delete.ok", "/ok"));

        outcome.Outcome.ShouldBe(expected);
        outcome.HttpStatus.ShouldBe(200);
    }

    [Fact]
    public async Task A_broken_body_behind_a_204_does_not_undo_it()
    {
        _server.Does(() => new(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });

        (await RevokeAsync(("keys.delete.path", "/keys/{keyId}"))).Outcome.ShouldBe(Outcome.Ended);
    }

    [Fact]
    public async Task A_dead_network_leaves_the_key_alive()
    {
        _server.Throws(new HttpRequestException(HttpRequestError.SecureConnectionError, "bad certificate"));

        var outcome = await RevokeAsync(("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.Failed);
        outcome.HttpStatus.ShouldBeNull();
        outcome.Error!.Kind.ShouldBe(ErrorKind.Tls);
    }

    [Fact]
    public async Task A_client_that_gives_up_waiting_leaves_the_key_alive()
    {
        _server.Throws(new TaskCanceledException());

        (await RevokeAsync(("keys.delete.path", "/keys/{keyId}"))).Error!.Kind.ShouldBe(ErrorKind.TimedOut);
    }

    [Fact]
    public async Task A_grant_that_holds_no_key_is_no_grant_of_this_provider()
    {
        var grant = await The.Grant() with { Credentials = [] };

        await Should.ThrowAsync<InvalidOperationException>(() => The.Logout(grant, The.HostWithoutNetwork(), revoke: false));
    }

    private async Task<CredentialOutcome> RevokeAsync(params (string Key, string Value)[] settings) =>
        await The.Logout(await The.Grant(settings), The.Host(_server));
}
