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
    private NpmServer? _server;

    /// <summary>Where it is installed, or null.</summary>
    internal static string? Folder => NpmServer.FolderOf("verdaccio");

    internal string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Folder is null)
            return;
        _server = await NpmServer.StartAsync("verdaccio", "ready at ", new() { ["VERDACCIO_HOME"] = _home, ["VERDACCIO_PASSWORD"] = Password }, "server.js");
        Address = _server.Greeting;
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
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_home, recursive: true);
    }
}
