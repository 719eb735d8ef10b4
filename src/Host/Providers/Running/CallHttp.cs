using Authx.Host.Providers.Http;

namespace Authx.Host.Providers;

/// <summary>The client of one call: made when the plugin first asks for it, and closed with the call, so that an abandoned one sends no more.</summary>
internal sealed class CallHttp(RunnerOptions options, string plugin, AllowedOrigins origins, Deadline deadline) : IDisposable
{
    private readonly Lock _gate = new();
    private HttpClient? _client;
    private bool _closed;

    public HttpClient Create()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(HttpClient));
            if (_client is not null)
                return _client;
            options.OnWaiting();
            return _client = options.Network().CreateClient(plugin, origins, deadline.RestartOnce);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _client?.Dispose();
        }
    }
}
