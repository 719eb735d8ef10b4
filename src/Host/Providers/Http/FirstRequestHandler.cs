namespace Authx.Host.Providers.Http;

/// <summary>Tells of every request before it leaves; the deadline of a call begins anew with the first.</summary>
internal sealed class FirstRequestHandler(Action onRequest, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        onRequest();
        return base.SendAsync(request, cancellationToken);
    }
}
