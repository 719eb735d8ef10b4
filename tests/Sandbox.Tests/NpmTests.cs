namespace Authx.Sandbox.Tests;

public sealed class NpmTests : PasswordTest
{
    private const string Whoami = "/npm/-/whoami";

    [Fact]
    public async Task A_token_for_name_and_password_says_whose_it_is_and_opens_a_package()
    {
        await MakeUserAsync();

        var token = await TokenAsync();

        using var answer = await AskAsync("GET", Whoami, $"Bearer {token}", "Authorization");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"username":"ada"}""");
        (await StatusAsync("GET", "/npm/widgets", token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("GET", "/npm/widgets", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("GET", Whoami, null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_that_is_ended_is_dead_and_another_lives()
    {
        await MakeUserAsync();
        var (token, other) = (await TokenAsync(), await TokenAsync());

        using var ended = await EndAsync(token, token);

        ended.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ended.Content.ReadAsStringAsync()).ShouldBe("""{"ok":true}""");
        (await StatusAsync("GET", Whoami, token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("GET", Whoami, other)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_an_own_token_that_lives_can_be_ended()
    {
        await MakeUserAsync();
        await MakeUserAsync("bob");
        var (own, foreign, gone) = (await TokenAsync(), await TokenAsync("bob"), await TokenAsync());
        (await EndAsync(gone, own)).Dispose();

        (await StatusOfEndAsync(foreign, own)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusOfEndAsync(gone, own)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusOfEndAsync(own, gone)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("DELETE", "/npm/-/user/token/" + own, own)).ShouldBe(HttpStatusCode.NotFound, "it has a slash that is not escaped");
        (await StatusAsync("GET", Whoami, foreign)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("GET", Whoami, own)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("654321", true)]
    [InlineData("123456", false)]
    public async Task A_code_is_demanded_where_the_user_has_one(string? code, bool demanded)
    {
        await MakeUserAsync(otp: "123456");

        using var answer = await LoginAsync("ada", Password, code);

        answer.StatusCode.ShouldBe(demanded ? HttpStatusCode.Unauthorized : HttpStatusCode.Created);
        answer.Headers.WwwAuthenticate.Select(way => way.Scheme).ShouldBe(demanded ? ["OTP"] : []);
    }

    [Fact]
    public async Task To_a_wrong_password_nothing_is_said_of_a_code()
    {
        await MakeUserAsync(otp: "123456");

        using var answer = await LoginAsync("ada", "wrong", "654321");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_document_has_to_be_that_of_the_user_in_the_path()
    {
        await MakeUserAsync();
        var document = new { _id = "org.couchdb.user:ada", name = "ada", password = Password, type = "user", roles = Array.Empty<string>(), date = DateTimeOffset.UtcNow };

        using var other = await Http.PutAsJsonAsync("/npm/-/user/org.couchdb.user:bob", document);
        using var incomplete = await Http.PutAsJsonAsync("/npm/-/user/org.couchdb.user:ada", new { name = "ada", password = Password });

        other.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        incomplete.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fault_meets_the_end_of_a_token()
    {
        await MakeUserAsync();
        var token = await TokenAsync();
        await OrderAsync(new { match = "DELETE /npm/-/user/token", fault = "status", status = 204 });

        (await StatusOfEndAsync(token, token)).ShouldBe(HttpStatusCode.NoContent);

        (await StatusAsync("GET", Whoami, token)).ShouldBe(HttpStatusCode.OK, "a lie: nothing was done");
    }

    private async Task<string> TokenAsync(string username = "ada")
    {
        using var answer = await LoginAsync(username, Password, null);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "token");
    }

    private async Task<HttpResponseMessage> LoginAsync(string username, string password, string? code)
    {
        var document = new { _id = $"org.couchdb.user:{username}", name = username, password, type = "user", roles = Array.Empty<string>(), date = DateTimeOffset.UtcNow };
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/npm/-/user/org.couchdb.user:{username}") { Content = JsonContent.Create(document) };
        if (code is not null)
            request.Headers.Add("npm-otp", code);
        return await Http.SendAsync(request);
    }

    private Task<HttpResponseMessage> EndAsync(string token, string shown) =>
        AskAsync("DELETE", $"/npm/-/user/token/{Uri.EscapeDataString(token)}", $"Bearer {shown}", "Authorization");

    private async Task<HttpStatusCode> StatusOfEndAsync(string token, string shown)
    {
        using var answer = await EndAsync(token, shown);
        return answer.StatusCode;
    }
}
