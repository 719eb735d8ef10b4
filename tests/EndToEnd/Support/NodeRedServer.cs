using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Authx.EndToEnd.Support;

/// <summary>Node-RED, a server that nobody here wrote, with one user; installed by build.cs -- test from a committed lock file.</summary>
internal sealed class NodeRedServer : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("authx-node-red-").FullName;
    private readonly int _port = FreePort();
    private NpmServer? _server;

    private NodeRedServer()
    {
    }

    /// <summary>Where it is installed, or null.</summary>
    public static string? Folder => NpmServer.FolderOf("node-red");

    public string Address => $"http://127.0.0.1:{_port}";

    public static async Task<NodeRedServer> StartAsync(string password)
    {
        var started = new NodeRedServer();
        started._server = await NpmServer.StartAsync(
            "node-red", "Started flows",
            new() { ["PORT"] = started._port.ToString(CultureInfo.InvariantCulture), ["NODE_RED_HOME"] = started._home, ["NODE_RED_PASSWORD"] = password },
            Path.Combine("node_modules", "node-red", "red.js"), "-s", "settings.js");
        return started;
    }

    /// <summary>Its own word on a token.</summary>
    public async Task<bool> AcceptsAsync(string token)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, Address + "/settings");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
