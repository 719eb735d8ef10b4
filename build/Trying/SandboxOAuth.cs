using System.Net.Http.Json;
using System.Text.Json;

namespace Authx.Build.Trying;

/// <summary>A token, as the server knows it.</summary>
internal sealed record KnownToken(string Kind, string Value, string Client, bool Alive);

/// <summary>The sandbox's authorization server: its admin's desk, and its own word on what is alive.</summary>
internal sealed class SandboxOAuth(HttpClient http)
{
    /// <summary>Registers a client, and returns its secret where it has one.</summary>
    public async Task<string?> RegisterAsync(string id, string authentication, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync("/sandbox/oauth/clients", new { id, authentication }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("secret").GetString();
    }

    /// <summary>From now on this user is signed in with the browser, and agrees to everything.</summary>
    public async Task SignInAsync(string username, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync("/sandbox/oauth/switches", new { signInAs = username }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Agrees to what a device asks for, as its user would on another machine.</summary>
    public async Task ApproveAsync(string userCode, string username, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync($"/sandbox/oauth/devices/{userCode}", new { username }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<KnownToken[]> TokensAsync(string client, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<KnownToken[]>($"/sandbox/oauth/tokens?client={client}", cancellationToken))!;

    /// <summary>Asks whose access token it is, and returns the status.</summary>
    public async Task<int> UserinfoAsync(string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/id/userinfo");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request, cancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>Tries to get new tokens, as a thief would who had copied the refresh token, and returns the status.</summary>
    public async Task<int> RefreshAsync(KnownToken token, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = token.Value,
            ["client_id"] = token.Client,
        });
        using var answer = await http.PostAsync(new Uri("/id/token", UriKind.Relative), form, cancellationToken);
        return (int)answer.StatusCode;
    }
}
