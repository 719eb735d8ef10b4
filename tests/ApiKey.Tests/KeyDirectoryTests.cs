using System.Net;

namespace Authx.Provider.ApiKey.Tests;

public sealed class KeyDirectoryTests
{
    private readonly FakeServer _server = new();
    private readonly FakePeople _people = new();

    [Fact]
    public async Task Keys_are_listed_with_what_the_server_tells_of_them()
    {
        _server.Answers(200, """{"keys":[{"id":"key_1","name":"ci","createdAt":"2026-01-02T03:04:05+01:00","expiresAt":1924992000},{"id":2}]}""");

        var keys = (await ListAsync(("keys.list.path", "/accounts/{accountId}/keys"), ("keys.list.items", "/keys"))).Keys!;

        keys.Count.ShouldBe(2);
        keys[0].Id.ShouldBe("key_1");
        keys[0].Name.ShouldBe("ci");
        keys[0].CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 2, 2, 4, 5, TimeSpan.Zero));
        keys[0].ExpiresAt.ShouldBe(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));
        keys[1].Id.ShouldBe("2");
        keys[1].Name.ShouldBeNull();
        _server.Requests.ShouldHaveSingleItem().Url.ShouldBe("https://api.example/v1/accounts/acct_1/keys");
        _people.Warned.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_the_array_itself_needs_no_pointer()
    {
        _server.Answers(200, """[{"token_id":"a","created":"not a time"}]""");

        var keys = (await ListAsync(("keys.list.path", "/keys"), ("keys.list.id", "/token_id"), ("keys.list.createdAt", "/created"))).Keys!;

        keys.ShouldHaveSingleItem().Id.ShouldBe("a");
        keys[0].CreatedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_further_page_is_not_passed_over_in_silence()
    {
        _server.Does(() =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("[]") };
            answer.Headers.TryAddWithoutValidation("Link", "<https://api.example/v1/keys?page=2>; rel=\"next\"");
            return answer;
        });

        (await ListAsync(("keys.list.path", "/keys"))).Keys.ShouldBeEmpty();
        _people.Warned.ShouldHaveSingleItem().ShouldContain("more keys");
    }

    [Theory]
    [InlineData("{}", "keys.list.items")]
    [InlineData("""{"keys":{}}""", "keys.list.items")]
    [InlineData("", "keys.list.items")]
    [InlineData("""{"keys":[{"id":"a"},{"name":"canary"}]}""", "key 2")]
    [InlineData("""{"keys":["canary"]}""", "key 1")]
    [InlineData("canary", "not JSON")]
    public async Task A_list_that_is_not_where_the_settings_say_makes_no_sense_and_is_not_quoted(string body, string named)
    {
        _server.Answers(200, body);

        var result = await ListAsync(("keys.list.path", "/keys"), ("keys.list.items", "/keys"));

        result.Keys.ShouldBeNull();
        result.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        result.Error.Message.ShouldContain(named);
        result.Error.Message.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData(401, ErrorKind.CredentialRefused)]
    [InlineData(403, ErrorKind.Denied)]
    [InlineData(429, ErrorKind.RateLimited)]
    [InlineData(302, ErrorKind.MalformedAnswer)]
    public async Task A_list_that_the_server_does_not_give_is_an_error(int status, ErrorKind kind)
    {
        _server.Answers(status);

        (await ListAsync(("keys.list.path", "/keys"))).Error!.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_service_that_does_not_describe_its_list_is_told_by_the_settings_name()
    {
        var result = await The.Provider.ListKeysAsync(The.Question(await The.Grant(), The.HostWithoutNetwork()), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldContain("keys.list.path");
    }

    [Fact]
    public async Task A_list_by_account_needs_the_account()
    {
        var grant = await The.UncheckedGrant(("keys.list.path", "/accounts/{accountId}/keys"));

        var result = await The.Provider.ListKeysAsync(The.Question(grant, The.HostWithoutNetwork()), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Error.Message.ShouldContain("{accountId}");
    }

    [Fact]
    public async Task Another_key_is_deleted_by_its_id()
    {
        _server.Answers(204);

        var outcome = await DeleteAsync("key_2", ("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.Ended);
        _server.Requests.ShouldHaveSingleItem().Url.ShouldBe("https://api.example/v1/keys/key_2");
    }

    [Theory]
    [InlineData(401, Outcome.Failed)]
    [InlineData(403, Outcome.Denied)]
    [InlineData(404, Outcome.AlreadyGone)]
    [InlineData(500, Outcome.Failed)]
    public async Task A_refusal_of_the_key_that_asks_says_nothing_of_the_key_that_is_meant(int status, Outcome expected)
    {
        _server.Answers(status);

        var outcome = await DeleteAsync("key_2", ("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(expected);
        outcome.HttpStatus.ShouldBe(status);
        outcome.ValidUntil.ShouldBeNull();
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_key_that_is_signed_in_can_be_deleted_too_and_is_gone_when_it_is_refused()
    {
        _server.Answers(401).Answers(401);

        (await DeleteAsync("key_1", ("keys.delete.path", "/keys/{keyId}"))).Outcome.ShouldBe(Outcome.AlreadyGone);
    }

    [Fact]
    public async Task A_path_that_deletes_the_key_that_is_shown_deletes_no_other()
    {
        var outcome = await DeleteAsync("key_2", ("keys.delete.path", "/tokens/self"));

        outcome.Outcome.ShouldBe(Outcome.Unsupported);
        outcome.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_does_not_describe_deletion_is_told_by_the_settings_name()
    {
        var outcome = await DeleteAsync("key_2");

        outcome.Outcome.ShouldBe(Outcome.Unsupported);
        outcome.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        outcome.Error.Message.ShouldContain("keys.delete.path");
    }

    [Fact]
    public async Task An_id_of_dots_addresses_nothing()
    {
        var outcome = await DeleteAsync("..", ("keys.delete.path", "/keys/{keyId}"));

        outcome.Outcome.ShouldBe(Outcome.Unaddressable);
        _server.Requests.ShouldBeEmpty();
    }

    private async Task<KeyListResult> ListAsync(params (string Key, string Value)[] settings) =>
        await The.Provider.ListKeysAsync(The.Question(await The.Grant(settings), The.Host(_server, _people)), CancellationToken.None);

    private async Task<CredentialOutcome> DeleteAsync(string id, params (string Key, string Value)[] settings) =>
        await The.Provider.DeleteKeyAsync(The.Question(await The.Grant(settings), The.Host(_server)), id, CancellationToken.None);
}
