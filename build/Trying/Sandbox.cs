using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Authx.Build.Running;

namespace Authx.Build.Trying;

/// <summary>The sandbox server, running; and its own word on what is alive.</summary>
internal sealed class Sandbox : IDisposable
{
    private const string Greeting = "sandbox listening on ";

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private Sandbox(Process process, Uri address)
    {
        _process = process;
        _http.BaseAddress = address;
        OAuth = new(_http);
        Address = address.GetLeftPart(UriPartial.Authority);
    }

    public string Address { get; }

    /// <summary>Its authorization server.</summary>
    public SandboxOAuth OAuth { get; }

    public static async Task<Sandbox> StartAsync(Repository repository, CancellationToken cancellationToken) =>
        (await StartManyAsync(repository, 1, cancellationToken))[0];

    /// <summary>Several of them, each a server of its own.</summary>
    public static async Task<Sandbox[]> StartManyAsync(Repository repository, int count, CancellationToken cancellationToken)
    {
        var project = repository.At("samples", "Sandbox");
        await new Command("dotnet", "build", project, "-c", "Release", "-v", "quiet").RunAsync(cancellationToken);
        var started = new List<Sandbox>();
        while (started.Count < count)
            started.Add(await StartBuiltAsync(project, cancellationToken));
        return [.. started];
    }

    private static async Task<Sandbox> StartBuiltAsync(string project, CancellationToken cancellationToken)
    {
        var process = new Command("dotnet", "run", "--project", project, "-c", "Release", "--no-build", "--", "--urls", "http://127.0.0.1:0").Start();
        process.StandardInput.Close();
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (line?.StartsWith(Greeting, StringComparison.Ordinal) == true)
            return new(process, new Uri(line[Greeting.Length..]));
        process.Kill(entireProcessTree: true);
        throw new BuildFailure($"the sandbox did not start: {line ?? await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Makes a key, as a person would in a service's console.</summary>
    public async Task<(string Id, string Key)> CreateKeyAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync("/sandbox/keys", new { account = "ada", name = "try" }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return (made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);
    }

    public async Task<bool> IsKeyAliveAsync(string id, CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<JsonElement>($"/sandbox/keys/{id}", cancellationToken)).GetProperty("alive").GetBoolean();

    /// <summary>Makes a user, as a person would who signs up.</summary>
    public async Task CreateUserAsync(string username, string password, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync("/sandbox/users", new { username, password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>From here on every answer of the authorization server comes that much later.</summary>
    public async Task DelayAsync(TimeSpan latency, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync("/sandbox/faults", new { match = "* /id", fault = "late", everyMs = latency.TotalMilliseconds, times = 0 }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<int> AliveSessionsAsync(string username, CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<JsonElement>($"/sandbox/users/{username}/sessions", cancellationToken)).EnumerateArray()
            .Count(session => session.GetProperty("alive").GetBoolean());

    /// <summary>Uses the service with a key, and returns the status.</summary>
    public async Task<int> UseAsync(string header, string key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/metrics");
        request.Headers.Add(header, key);
        using var answer = await _http.SendAsync(request, cancellationToken);
        return (int)answer.StatusCode;
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
