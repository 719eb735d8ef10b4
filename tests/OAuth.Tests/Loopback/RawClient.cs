using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Authx.Provider.OAuth.Tests;

/// <summary>Whoever connects to the listener: it sends what the test says, byte for byte.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client;

    private RawClient(TcpClient client) => _client = client;

    public static async Task<RawClient> ConnectAsync(int port, string address = "127.0.0.1")
    {
        var ip = IPAddress.Parse(address);
        var client = new TcpClient(ip.AddressFamily);
        try
        {
            await client.ConnectAsync(ip, port);
            return new(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Asks for a page as a browser does, and takes what comes back.</summary>
    public static async Task<string> GetAsync(int port, string target, string? host = null, string method = "GET")
    {
        using var client = await ConnectAsync(port);
        await client.SendAsync(Request(target, host ?? $"127.0.0.1:{port}", method));
        return await client.ReceiveAsync();
    }

    public static string Request(string target, string host, string method = "GET") =>
        $"{method} {target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: test\r\nAccept: text/html\r\n\r\n";

    public static async Task<bool> IsNobodyThereAsync(int port, string address = "127.0.0.1")
    {
        try
        {
            using var client = await ConnectAsync(port, address);
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            return true;
        }
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Everything until the other side ends the connection; an abrupt end is an end.</summary>
    public async Task<string> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var received = new MemoryStream();
        try
        {
            await _client.GetStream().CopyToAsync(received, limit.Token);
        }
        catch (IOException)
        {
            // Reset: what came before it counts.
        }

        return Encoding.UTF8.GetString(received.ToArray());
    }

    public void Dispose() => _client.Dispose();
}
