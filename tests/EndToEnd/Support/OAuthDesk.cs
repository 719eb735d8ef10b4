using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Authx.EndToEnd.Support;

/// <summary>A token, as the server knows it.</summary>
internal sealed record KnownToken(string Kind, string Value, string Client, string Grant, bool Alive);

/// <summary>The admin's side of the sandbox's authorization server, and its own word on what is alive.</summary>
internal sealed class OAuthDesk(HttpClient admin)
{
    /// <summary>Registers a client, and returns its secret where it has one.</summary>
    public async Task<string?> RegisterAsync(string id, string authentication)
    {
        using var answer = await admin.PostAsJsonAsync("/sandbox/oauth/clients", new { id, authentication });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("secret");
    }

    /// <summary>What is not given is as at the start.</summary>
    public async Task SwitchAsync(object switches)
    {
        using var answer = await admin.PostAsJsonAsync("/sandbox/oauth/switches", switches);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>Answers in somebody's place what a device asks for.</summary>
    public async Task AnswerDeviceAsync(string userCode, string username, bool approve)
    {
        using var answer = await admin.PostAsJsonAsync($"/sandbox/oauth/devices/{userCode}", new { username, approve });
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>All tokens that a user, or a client for itself, ever had; the dead ones too.</summary>
    public async Task<KnownToken[]> TokensAsync(string query) =>
        (await admin.GetFromJsonAsync<KnownToken[]>($"/sandbox/oauth/tokens?{query}"))!;

    /// <summary>Ends all tokens of a user behind their back.</summary>
    public async Task EndAsync(string username) =>
        (await admin.DeleteAsync(new Uri($"/sandbox/oauth/tokens?user={username}", UriKind.Relative))).Dispose();

    /// <summary>What a refresh comes to that somebody tries with a copied token: 200, or the error's name.</summary>
    public async Task<string> RefreshAsync(KnownToken token)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "refresh_token"), new("refresh_token", token.Value), new("client_id", token.Client)]);
        using var answer = await admin.PostAsync(new Uri("/id/token", UriKind.Relative), form);
        return answer.IsSuccessStatusCode ? "200" : (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("error")!;
    }
}
