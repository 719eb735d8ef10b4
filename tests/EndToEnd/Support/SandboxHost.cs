using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Authx.Sandbox;

namespace Authx.EndToEnd.Support;

/// <summary>A key of the sandbox: the id that may be shown, and the value that may not.</summary>
internal sealed record SandboxKey(string Id, string Value);

/// <summary>A session of the sandbox: the id that may be shown, and the token that may not.</summary>
internal sealed record SandboxSession(string Id, string Token);

/// <summary>The sandbox server for one test class, and its admin's eyes and hands.</summary>
public class SandboxHost : IAsyncLifetime, IDisposable
{
    private SandboxServer? _server;
    private HttpClient? _admin;

    internal string Address => _server!.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>A service of a config that can do all that the sandbox offers.</summary>
    internal string Service => $$"""
        { "provider": "apikey", "server": "{{Address}}", "header": "X-Api-Key", "env": "SANDBOX_KEY",
          "manageUrl": "{{Address}}/keys", "whoami": { "path": "/v1/whoami" },
          "keys": { "list": { "path": "/v1/keys", "items": "/keys" }, "delete": { "path": "/v1/keys/{keyId}" } } }
        """;

    /// <summary>A service that only takes a key.</summary>
    internal string PlainService => $$"""{ "provider": "apikey", "server": "{{Address}}", "header": "X-Api-Key" }""";

    /// <summary>Its authorization server.</summary>
    internal OAuthDesk OAuth => new(Admin);

    /// <summary>The address with a certificate that nobody trusts; null where the host has none.</summary>
    internal string? SecureAddress => _server!.SecureAddress?.AbsoluteUri.TrimEnd('/');

    private protected virtual SandboxOptions Options { get; } = new();

    private HttpClient Admin => _admin!;

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(Options, CancellationToken.None);
        _admin = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _server.Address };
    }

    public virtual async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _admin?.Dispose();
        GC.SuppressFinalize(this);
    }

    internal async Task<SandboxKey> MakeKeyAsync(string account, string name)
    {
        using var answer = await Admin.PostAsJsonAsync("/sandbox/keys", new { account, name });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var key = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(key.Text("id")!, key.Text("key")!);
    }

    internal async Task<bool> IsAliveAsync(SandboxKey key) =>
        (await Admin.GetFromJsonAsync<JsonElement>($"/sandbox/keys/{key.Id}")).GetProperty("alive").GetBoolean();

    internal async Task MakeUserAsync(string username, string password, string? otp = null)
    {
        using var answer = await Admin.PostAsJsonAsync("/sandbox/users", new { username, password, otp });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>Opens a session as another program would.</summary>
    internal async Task<SandboxSession> OpenSessionAsync(string username, string password)
    {
        using var answer = await Admin.PostAsJsonAsync("/v1/auth/login", new { username, password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(session.Text("id")!, session.Text("token")!);
    }

    /// <summary>The ids of all sessions that a user ever had.</summary>
    internal async Task<string[]> SessionsOfAsync(string username) =>
        [.. (await Admin.GetFromJsonAsync<JsonElement>($"/sandbox/users/{username}/sessions")).EnumerateArray().Select(one => one.Text("id")!)];

    internal async Task<bool> IsSessionAliveAsync(string id) =>
        (await Admin.GetFromJsonAsync<JsonElement>($"/sandbox/sessions/{id}")).GetProperty("alive").GetBoolean();

    /// <summary>The time of a session's token is over; where it can be renewed, the session lives.</summary>
    internal async Task ExpireAsync(string id)
    {
        using var answer = await Admin.PostAsync(new Uri($"/sandbox/sessions/{id}/expire", UriKind.Relative), null);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>The service's own word on a token.</summary>
    internal async Task<bool> AcceptsAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/auth/whoami");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await Admin.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Whether the service renews a session for this refresh token; a yes uses it up.</summary>
    internal async Task<bool> RenewsAsync(string refreshToken)
    {
        using var answer = await Admin.PostAsJsonAsync("/v1/auth/refresh", new { refreshToken });
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>The requests that the service has seen: <c>DELETE /v1/keys/key_1</c>.</summary>
    internal async Task<string[]> RequestsAsync() =>
        [.. (await Admin.GetFromJsonAsync<JsonElement>("/sandbox/requests")).EnumerateArray().Select(one => $"{one.Text("method")} {one.Text("path")}")];

    internal async Task ForgetRequestsAsync() => (await Admin.DeleteAsync(new Uri("/sandbox/requests", UriKind.Relative))).Dispose();

    internal async Task OrderAsync(object fault)
    {
        using var answer = await Admin.PostAsJsonAsync("/sandbox/faults", fault);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    internal async Task CallOffFaultsAsync() => (await Admin.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative))).Dispose();
}
