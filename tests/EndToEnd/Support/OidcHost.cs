using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Authx.EndToEnd.Support;

/// <summary>
/// The npm package oidc-provider, a server that nobody here wrote, with the clients and people of tests/servers/oidc-provider;
/// installed by build.cs -- test from a committed lock file.
/// </summary>
public sealed class OidcHost : IAsyncLifetime, IDisposable
{
    internal const string Password = "CANARY-pä\"ss & wörd +%41";

    // A client's secret is form-encoded before it goes into a Basic header (RFC 6749, 2.3.1): these letters tell whether it was.
    internal const string ClientSecret = "CANARY-s+c%r&t:/=?41";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly ClientKeys _keys = new();
    private NpmServer? _server;

    /// <summary>Where it is installed, or null.</summary>
    internal static string? Folder => NpmServer.FolderOf("oidc-provider");

    internal string Address { get; private set; } = "";

    /// <summary>The private keys of the client called "signing", by algorithm.</summary>
    internal string PrivateKey(string algorithm) => _keys.Private(algorithm);

    public async Task InitializeAsync()
    {
        if (Folder is null)
            return;
        _server = await NpmServer.StartAsync(
            "oidc-provider", "ready at ",
            new() { ["OIDC_PASSWORD"] = Password, ["OIDC_SECRET"] = ClientSecret, ["OIDC_CLIENT_KEYS"] = _keys.Public() }, "server.js");
        Address = _server.Greeting;
        _http.BaseAddress = new(Address);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        _keys.Dispose();
    }

    /// <summary>Its own word on a token, whoever's it is.</summary>
    internal async Task<bool> IsActiveAsync(string token)
    {
        using var answer = await PostAsync("/token/introspection", "auditor", [new("token", token)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("active").GetBoolean();
    }

    /// <summary>What a refresh comes to that somebody tries with a token from an old copy: null where it succeeds.</summary>
    internal async Task<string?> RefreshErrorAsync(string client, string refreshToken)
    {
        using var answer = await PostAsync("/token", client, [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)]);
        return answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("error");
    }

    /// <summary>Ends tokens, as somebody does who has a copy of them.</summary>
    internal async Task RevokeAsync(string client, params string[] tokens)
    {
        foreach (var token in tokens)
        {
            using var answer = await PostAsync("/token/revocation", client, [new("token", token)]);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    /// <summary>Tokens of ada's that authx has nothing to do with, by way of a device.</summary>
    internal async Task<(string Refresh, string Access)> GrantAsync(string client)
    {
        using var started = await PostAsync("/device/auth", client, [new("scope", "openid offline_access profile")]);
        var device = await started.Content.ReadFromJsonAsync<JsonElement>();
        using var person = new PlainBrowser();
        await person.ConnectDeviceAsync(new(device.Text("verification_uri")!), device.Text("user_code")!, "ada", Password);
        using var granted = await PostAsync("/token", client,
            [new("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), new("device_code", device.Text("device_code")!)]);
        var tokens = await granted.Content.ReadFromJsonAsync<JsonElement>();
        return (tokens.Text("refresh_token")!, tokens.Text("access_token")!);
    }

    /// <summary>The requests since they were last forgotten: <c>POST /token</c>.</summary>
    internal async Task<string[]> RequestsAsync() => (await _http.GetFromJsonAsync<string[]>("/tests/requests"))!;

    internal async Task ForgetRequestsAsync() => (await _http.DeleteAsync(new Uri("/tests/requests", UriKind.Relative))).Dispose();

    /// <summary>How many refresh tokens are alive, whoever holds them.</summary>
    internal Task<int> LiveRefreshTokensAsync() => _http.GetFromJsonAsync<int>("/tests/refresh-tokens");

    /// <summary>Discovery answers 503 from now on, or works again.</summary>
    internal async Task TurnDiscoveryAsync(bool on)
    {
        using var answer = await _http.SendAsync(new(on ? HttpMethod.Put : HttpMethod.Delete, "/tests/discovery"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    /// <summary>Posts a form as that client: "native" by its name alone, the others by HTTP basic.</summary>
    internal Task<HttpResponseMessage> PostAsync(string path, string client, IEnumerable<KeyValuePair<string, string>> form)
    {
        var isPublic = client == "native";
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(isPublic ? [.. form, new("client_id", client)] : form),
        };
        if (!isPublic)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{Uri.EscapeDataString(ClientSecret)}")));
        return _http.SendAsync(request);
    }
}
