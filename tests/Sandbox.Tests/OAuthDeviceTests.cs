namespace Authx.Sandbox.Tests;

public sealed class OAuthDeviceTests : OAuthTest
{
    [Fact]
    public async Task A_device_waits_until_somebody_agrees_and_is_served_once()
    {
        await MakeUserAsync();
        await SwitchAsync(new { deviceIntervalSeconds = 0 });
        var client = await RegisterAsync();
        var begun = await BeginAsync(client);
        begun.GetProperty("interval").GetInt32().ShouldBe(0);
        begun.GetProperty("expires_in").GetInt32().ShouldBe(600);

        (await PollAsync(client, begun)).ShouldBe("400 authorization_pending");
        (await AnswerAsync(begun, approve: true)).ShouldBe(HttpStatusCode.NoContent);
        var (_, tokens) = await AskAsync("/id/token", ForDevice(client, begun));

        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.OK);
        (await PollAsync(client, begun)).ShouldBe("400 invalid_grant");
    }

    [Fact]
    public async Task Who_asks_too_soon_is_told_to_slow_down()
    {
        var client = await RegisterAsync();
        await SwitchAsync(new { deviceIntervalSeconds = 60 });
        var begun = await BeginAsync(client);

        (await PollAsync(client, begun)).ShouldBe("400 authorization_pending");
        (await PollAsync(client, begun)).ShouldBe("400 slow_down");
    }

    [Fact]
    public async Task A_denied_device_and_one_whose_time_is_over_learn_it()
    {
        await MakeUserAsync();
        var client = await RegisterAsync();
        var denied = await BeginAsync(client);
        await AnswerAsync(denied, approve: false);
        await SwitchAsync(new { deviceCodeSeconds = 0 });
        var late = await BeginAsync(client);

        (await PollAsync(client, denied)).ShouldBe("400 access_denied");
        (await PollAsync(client, late)).ShouldBe("400 expired_token");
        (await AnswerAsync(late, approve: true)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("allow", "Allowed")]
    [InlineData("deny", "Denied")]
    public async Task Somebody_types_the_code_and_decides(string decision, string title)
    {
        await MakeUserAsync();
        var begun = await BeginAsync(await RegisterAsync());
        (await Http.GetStringAsync(new Uri(Text(begun, "verification_uri_complete")))).ShouldContain(Text(begun, "user_code"));

        var typed = Text(begun, "user_code").Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        using var answer = await PostAsync("/id/device", ("user_code", typed), ("username", "ada"), ("password", Password), ("decision", decision));

        (await answer.Content.ReadAsStringAsync()).ShouldContain(title);
    }

    [Fact]
    public async Task A_made_up_code_or_a_wrong_password_asks_again()
    {
        await MakeUserAsync();
        var begun = await BeginAsync(await RegisterAsync());

        using var wrong = await PostAsync("/id/device", ("user_code", Text(begun, "user_code")), ("username", "ada"), ("password", "x"), ("decision", "allow"));
        using var unknown = await PostAsync("/id/device", ("user_code", "BBBB-BBBB"), ("username", "ada"), ("password", Password), ("decision", "allow"));

        (await wrong.Content.ReadAsStringAsync()).ShouldContain("Wrong user name or password.");
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("There is no such code");
    }

    private async Task<JsonElement> BeginAsync(Registered client) =>
        (await AskAsync("/id/device_authorization", ("client_id", client.Id), ("scope", "openid"))).Json;

    private async Task<HttpStatusCode> AnswerAsync(JsonElement begun, bool approve)
    {
        using var answer = await Http.PostAsJsonAsync($"/sandbox/oauth/devices/{Text(begun, "user_code")}", new { username = "ada", approve });
        return answer.StatusCode;
    }

    private Task<string> PollAsync(Registered client, JsonElement begun) => ErrorAsync("/id/token", ForDevice(client, begun));

    private static (string, string)[] ForDevice(Registered client, JsonElement begun) =>
        [("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", Text(begun, "device_code")), ("client_id", client.Id)];
}
