using System.Net;

namespace Authx.Host.Providers.Http;

/// <summary>
/// Makes the clients that providers use. They share their connections; what each may contact is its own. Nothing is
/// made before the first client is.
/// </summary>
internal sealed class Network : IDisposable
{
    private readonly NetworkOptions _options;
    private readonly Lock _gate = new();
    private readonly HostGates? _gates;
    private SocketsHttpHandler? _sockets;

    public Network(NetworkOptions options)
    {
        _options = options;
        _gates = options.SideBySide ? new() : null;
    }

    /// <summary>A client for one call of a plugin.</summary>
    public HttpClient CreateClient(string plugin, AllowedOrigins origins, Action onRequest)
    {
        HttpMessageHandler chain = new LimitsHandler(_options, Sockets());
        if (_options.Log is { } log)
            chain = new VerboseLogHandler(_options, log, chain);
        chain = new FirstRequestHandler(onRequest, chain);
        // Outside of what counts the time: who has to wait for its turn has not begun.
        if (_gates is not null)
            chain = new HostGateHandler(_gates, _options, chain);
        chain = new PinnedOriginsHandler(origins, plugin, chain);

        // The limits handler bounds time and size; the client's own would bound less, and be two ways of doing it.
        var client = new HttpClient(chain, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd($"authx/{_options.Version}");
        return client;
    }

    public void Dispose()
    {
        lock (_gate)
            _sockets?.Dispose();
        _gates?.Dispose();
    }

    private SocketsHttpHandler Sockets()
    {
        lock (_gate)
            return _sockets ??= CreateSockets();
    }

    // The proxy is the system's, which is the default.
    private SocketsHttpHandler CreateSockets()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            ConnectTimeout = _options.ConnectTimeout,
        };
        if (_options.CaCertFile is not { } file)
            return handler;
        var roots = ExtraRoots.From(file);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => roots.Accepts(certificate, chain, errors);
        return handler;
    }
}
