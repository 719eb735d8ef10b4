namespace Authx.Sandbox.Tests;

public sealed class SignInTests : PasswordTest
{
    [Theory]
    [InlineData("/v1/auth/login")]
    [InlineData("/v1/oauthless/login")]
    public async Task Only_the_right_password_opens_a_session(string path)
    {
        await MakeUserAsync();

        using var right = await SignInAsync(path);
        using var wrong = await SignInAsync(path, password: "wrong");
        using var nobody = await SignInAsync(path, username: "eve");

        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await right.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("account").ToString().ShouldBe("""{"id":"acct_ada","name":"ada"}""");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync()).ShouldBe("""{"error":"wrongCredentials"}""");
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SessionsOfAsync("ada")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_code_is_asked_for_where_one_is_wanted()
    {
        await MakeUserAsync(otp: "123456");

        using var without = await SignInAsync("/v1/auth/login");
        using var wrong = await SignInAsync("/v1/auth/login", otp: "654321");
        using var right = await SignInAsync("/v1/auth/login", otp: "123456");

        (await without.Content.ReadAsStringAsync()).ShouldBe("""{"error":"otpRequired"}""");
        (await wrong.Content.ReadAsStringAsync()).ShouldBe("""{"error":"wrongCredentials"}""");
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_many_wrong_tries_lock_the_account_until_it_is_made_anew()
    {
        await MakeUserAsync(lockAfter: 2, otp: "123456");
        foreach (var password in new[] { "one", "two" })
            (await SignInAsync("/v1/auth/login", password: password, otp: "123456")).Dispose();

        using var locked = await SignInAsync("/v1/auth/login", otp: "123456");
        await MakeUserAsync();
        using var unlocked = await SignInAsync("/v1/auth/login");

        locked.StatusCode.ShouldBe(HttpStatusCode.Locked);
        (await locked.Content.ReadAsStringAsync()).ShouldBe("""{"error":"accountLocked"}""");
        unlocked.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_right_password_forgives_the_wrong_ones_before()
    {
        await MakeUserAsync(lockAfter: 2);
        foreach (var password in new[] { "wrong", Password, "wrong" })
            (await SignInAsync("/v1/auth/login", password: password)).Dispose();

        using var answer = await SignInAsync("/v1/auth/login");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_is_no_json()
    {
        using var form = new FormUrlEncodedContent([new("username", "ada"), new("password", Password)]);
        using var answer = await Http.PostAsync("/v1/auth/login", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    private async Task<string[]> SessionsOfAsync(string username) =>
        [.. (await Http.GetFromJsonAsync<JsonElement>($"/sandbox/users/{username}/sessions")).EnumerateArray().Select(one => Text(one, "id"))];
}
