using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Authx.Host.Providers.Tests.Http;

/// <summary>A server on loopback that answers with whatever bytes a test wants, in whatever pace.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Stream, Task> _answer;
    private readonly TaskCompletionSource<string> _firstRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RawServer(Func<Stream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public static RawServer Answering(string text) => new(stream => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask());

    /// <summary>Takes requests and says nothing.</summary>
    public static RawServer Silent() => new(_ => new TaskCompletionSource().Task);

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The head of the first request, once it is there.</summary>
    public Task<string> FirstRequest => _firstRequest.Task;

    public List<string> Requests { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
            _ = ServeAsync(await _listener.AcceptSocketAsync());
    }

    private async Task ServeAsync(Socket socket)
    {
        // Closed with a reset where the answer was cut short.
        socket.LingerState = new(true, 0);
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var head = await HeadAsync(stream);
        Requests.Add(head);
        _firstRequest.TrySetResult(head);
        await _answer(stream);
        socket.LingerState = new(false, 0);
    }

    private static async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
