namespace Authx.Sandbox.Tests;

public sealed class KeyTests : SandboxTest
{
    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "bearer ")]
    public async Task A_key_says_whose_it_is_in_either_header(string header, string scheme)
    {
        var (id, key) = await MakeKeyAsync();

        using var answer = await AskAsync("GET", "/v1/whoami", scheme + key, header);

        var whoami = await answer.Content.ReadAsStringAsync();
        whoami.ShouldBe("""{"account":{"id":"acct_ada","name":"ada"},"key":{"id":"ID","name":"ci"}}""".Replace("ID", id));
    }

    [Theory]
    [InlineData("GET", "/v1/whoami")]
    [InlineData("GET", "/v1/keys")]
    [InlineData("GET", "/v1/metrics")]
    [InlineData("DELETE", "/v1/keys/any")]
    public async Task Nothing_is_told_to_a_wrong_key_or_none(string method, string path)
    {
        await MakeKeyAsync();

        using var without = await AskAsync(method, path, null);
        using var wrong = await AskAsync(method, path, "sk_sandbox_wrong");
        using var otherScheme = await AskAsync(method, path, "Basic c2s6", "Authorization");

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        otherScheme.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_is_good_for_something()
    {
        var (_, key) = await MakeKeyAsync();

        using var answer = await AskAsync("GET", "/v1/metrics", key);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"ok":true}""");
    }

    [Fact]
    public async Task The_list_shows_the_accounts_living_keys_without_their_values()
    {
        var (first, key) = await MakeKeyAsync(name: "first");
        var (second, gone) = await MakeKeyAsync(name: "second");
        await MakeKeyAsync(account: "bob");
        (await AskAsync("DELETE", $"/v1/keys/{second}", gone)).Dispose();

        using var answer = await AskAsync("GET", "/v1/keys", key);

        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldNotContain(key);
        var list = JsonDocument.Parse(text).RootElement.GetProperty("keys");
        var only = list.EnumerateArray().ShouldHaveSingleItem();
        only.GetProperty("id").GetString().ShouldBe(first);
        only.GetProperty("name").GetString().ShouldBe("first");
        only.GetProperty("createdAt").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_deleted_key_is_dead_and_remembered()
    {
        var (id, key) = await MakeKeyAsync();
        (await IsAliveAsync(id)).ShouldBeTrue();

        using var deleted = await AskAsync("DELETE", $"/v1/keys/{id}", key);
        using var after = await AskAsync("GET", "/v1/whoami", key);

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await IsAliveAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_can_delete_its_accounts_keys_and_no_others()
    {
        var (_, key) = await MakeKeyAsync();
        var (sister, _) = await MakeKeyAsync();
        var (stranger, _) = await MakeKeyAsync(account: "bob");

        using var own = await AskAsync("DELETE", $"/v1/keys/{sister}", key);
        using var twice = await AskAsync("DELETE", $"/v1/keys/{sister}", key);
        using var foreign = await AskAsync("DELETE", $"/v1/keys/{stranger}", key);

        own.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        twice.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await IsAliveAsync(stranger)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_can_be_made_without_a_word()
    {
        using var answer = await Http.PostAsync("/sandbox/keys", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_key_that_never_was_is_not_known_to_the_admin()
    {
        using var answer = await Http.GetAsync("/sandbox/keys/key_never");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_request_of_the_service_side_is_written_down_and_can_be_forgotten()
    {
        var (_, key) = await MakeKeyAsync();
        (await AskAsync("GET", "/v1/metrics", key)).Dispose();
        (await AskAsync("GET", "/nowhere", null)).Dispose();

        (await RequestsAsync()).ShouldBe(["GET /v1/metrics True", "GET /nowhere False"]);

        (await AskAsync("DELETE", "/sandbox/requests", null)).Dispose();
        (await RequestsAsync()).ShouldBeEmpty();
    }
}
