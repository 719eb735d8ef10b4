using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Authx.EndToEnd.Support;

/// <summary>The DevTools protocol: commands with answers over one WebSocket, for the browser and for each of its pages.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _pending = new();
    private readonly SemaphoreSlim _sending = new(1);
    private int _last;
    private Task _listening = Task.CompletedTask;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        tools._socket.Options.Proxy = null;
        await tools._socket.ConnectAsync(address, CancellationToken.None);
        tools._listening = tools.ListenAsync();
        return tools;
    }

    /// <summary>Sends a command, to one page where its session is given, and returns the result.</summary>
    /// <exception cref="InvalidOperationException">The browser refused it.</exception>
    public async Task<JsonElement> SendAsync(string method, object? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answered = _pending[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new Dictionary<string, object> { ["id"] = id, ["method"] = method, ["params"] = parameters ?? new { } };
        if (session is not null)
            message["sessionId"] = session;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
        var answer = await answered.Task.WaitAsync(Longest);
        return answer.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"{method}: {error.Text("message")}")
            : answer.GetProperty("result");
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
        _sending.Dispose();
    }

    // Events, which have no id, are of no interest: whoever waits for something looks.
    private async Task ListenAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } message)
                if (message.TryGetProperty("id", out var id) && _pending.TryRemove(id.GetInt32(), out var answered))
                    answered.TrySetResult(message);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            foreach (var waiting in _pending.Values)
                waiting.TrySetException(new InvalidOperationException("The browser has gone.", e));
        }
    }

    private async Task<JsonElement?> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var part = new byte[64 * 1024];
        while (true)
        {
            var received = await _socket.ReceiveAsync(part.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            whole.Write(part, 0, received.Count);
            if (received.EndOfMessage)
                return JsonSerializer.Deserialize<JsonElement>(whole.ToArray());
        }
    }
}
