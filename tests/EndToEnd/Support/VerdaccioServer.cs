using System.Diagnostics;
using System.Net;

namespace Authx.EndToEnd.Support;

/// <summary>
/// Verdaccio, an npm registry that nobody here wrote, with one user; installed by build.cs -- test from a committed lock file.
/// It accepts the end of a token and ends nothing, which makes it worth a test.
/// </summary>
public sealed class VerdaccioServer : IAsyncLifetime, IDisposable
{
    internal const string User = "ada";
    internal const string Password = "CANARY-pä\"ss & wörd +%41";

    private readonly string _home = Directory.CreateTempSubdirectory("authx-verdaccio-").FullName;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private Process? _process;

    /// <summary>Where it is installed, or null.</summary>
    internal static string? Folder => Environment.GetEnvironmentVariable("AUTHX_SERVERS") is { Length: > 0 } servers
        && Path.Combine(servers, "verdaccio") is var folder && Directory.Exists(Path.Combine(folder, "node_modules", "verdaccio")) ? folder : null;

    internal string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Folder is null)
            return;
        var start = new ProcessStartInfo("node", ["server.js"]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["VERDACCIO_HOME"] = _home;
        start.Environment["VERDACCIO_PASSWORD"] = Password;
        _process = Process.Start(start)!;
        var errors = _process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("ready at ", StringComparison.Ordinal))
                continue;
            Address = line["ready at ".Length..];
            // Read on, or it would block once nobody does.
            _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return;
        }
        throw new InvalidOperationException($"Verdaccio did not start: {await errors}");
    }

    /// <summary>Whether it has that package, for whoever holds this token.</summary>
    internal async Task<HttpStatusCode> StatusOfAsync(string package, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}/{package}");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Its own word on a token: whether somebody is known by it.</summary>
    internal async Task<bool> AcceptsAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}/-/whoami");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return (await answer.Content.ReadAsStringAsync()).Contains($"\"{User}\"", StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process?.Dispose();
        _http.Dispose();
        Directory.Delete(_home, recursive: true);
    }
}
