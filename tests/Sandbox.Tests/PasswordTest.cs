namespace Authx.Sandbox.Tests;

/// <summary>A sandbox in which ada and bob have passwords.</summary>
public abstract class PasswordTest : SandboxTest
{
    protected const string Password = "zwölf \"Boxkämpfer\" & 7";

    protected async Task MakeUserAsync(string username = "ada", string? otp = null, int? lockAfter = null)
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/users", new { username, password = Password, otp, lockAfter });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    protected Task<HttpResponseMessage> SignInAsync(string path, string username = "ada", string password = Password, string? otp = null) =>
        Http.PostAsJsonAsync(path, new { username, password, otp });

    /// <summary>Signs in, and reads what came of it.</summary>
    protected async Task<JsonElement> OpenAsync(string path = "/v1/auth/login", string username = "ada")
    {
        using var answer = await SignInAsync(path, username);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    protected async Task<HttpStatusCode> StatusAsync(string method, string path, string? token)
    {
        using var answer = await AskAsync(method, path, token is null ? null : $"Bearer {token}", "Authorization");
        return answer.StatusCode;
    }

    protected async Task<bool> IsSessionAliveAsync(string id) =>
        (await Http.GetFromJsonAsync<JsonElement>($"/sandbox/sessions/{id}")).GetProperty("alive").GetBoolean();

    /// <summary>Runs out a session's token, and nothing else.</summary>
    protected async Task ExpireAsync(string id) =>
        (await StatusAsync("POST", $"/sandbox/sessions/{id}/expire", null)).ShouldBe(HttpStatusCode.NoContent);

    protected static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
