using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Authx.EndToEnd.Support;

/// <summary>Node-RED, a server that nobody here wrote, with one user; installed by build.cs -- test from a committed lock file.</summary>
internal sealed class NodeRedServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _home = Directory.CreateTempSubdirectory("authx-node-red-").FullName;

    private NodeRedServer(int port, string password)
    {
        Address = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo("node", [Path.Combine("node_modules", "node-red", "red.js"), "-s", "settings.js"])
        {
            WorkingDirectory = Folder!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["NODE_RED_HOME"] = _home;
        start.Environment["NODE_RED_PASSWORD"] = password;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it is installed, or null.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("AUTHX_SERVERS") is { Length: > 0 } servers
        && Path.Combine(servers, "node-red") is var folder && Directory.Exists(Path.Combine(folder, "node_modules", "node-red")) ? folder : null;

    public string Address { get; }

    public static async Task<NodeRedServer> StartAsync(string password)
    {
        var server = new NodeRedServer(FreePort(), password);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await server._process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.Contains("Started flows", StringComparison.Ordinal))
                continue;
            server._process.OutputDataReceived += (_, _) => { };
            server._process.BeginOutputReadLine();
            return server;
        }
        throw new InvalidOperationException("Node-RED did not start.");
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
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
