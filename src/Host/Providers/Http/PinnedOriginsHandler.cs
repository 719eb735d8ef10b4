namespace Authx.Host.Providers.Http;

/// <summary>Lets requests pass to the pinned origins, and no other leave this machine.</summary>
internal sealed class PinnedOriginsHandler(AllowedOrigins origins, string plugin, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } address && origins.Allows(address)
            ? base.SendAsync(request, cancellationToken)
            : throw NotPinned(request.RequestUri);

    // No failure of the network, so that no provider takes it for one and reports the server as unreachable.
    private FailureException NotPinned(Uri? address)
    {
        var asked = address is { IsAbsoluteUri: true } ? ForeignText.Clean(Origin.Of(address), limit: 200) : "an incomplete address";
        return new Failure(ErrorCode.PluginFault,
            $"The plugin \"{plugin}\" asked for {asked}, an origin that is not pinned; nothing was sent there.")
        { Hint = $"authx plugin info {plugin}" }.AsException();
    }
}
