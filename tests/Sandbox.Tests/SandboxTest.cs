namespace Authx.Sandbox.Tests;

/// <summary>A sandbox of its own for each test, and a client that hides nothing of what it does.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private SandboxServer? _sandbox;

    internal SandboxServer Sandbox => _sandbox!;

    protected HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new(), CancellationToken.None);
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = Sandbox.Address };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Sandbox.DisposeAsync();
    }

    protected async Task<(string Id, string Key)> MakeKeyAsync(string account = "ada", string name = "ci")
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/keys", new { account, name });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var key = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (key.GetProperty("id").GetString()!, key.GetProperty("key").GetString()!);
    }

    protected async Task<bool> IsAliveAsync(string id) =>
        (await Http.GetFromJsonAsync<JsonElement>($"/sandbox/keys/{id}")).GetProperty("alive").GetBoolean();

    protected async Task<string[]> RequestsAsync()
    {
        var requests = await Http.GetFromJsonAsync<JsonElement>("/sandbox/requests");
        return [.. requests.EnumerateArray().Select(one => $"{one.GetProperty("method")} {one.GetProperty("path")} {one.GetProperty("authorizationSeen")}")];
    }

    protected async Task OrderAsync(object fault)
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/faults", fault);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    protected async Task<HttpResponseMessage> AskAsync(string method, string path, string? key, string header = "X-Api-Key")
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (key is not null)
            request.Headers.Add(header, key);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
