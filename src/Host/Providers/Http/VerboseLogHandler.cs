namespace Authx.Host.Providers.Http;

/// <summary>Writes one line per request: never a header, a body or a query, and no known secret that stands in the path.</summary>
internal sealed class VerboseLogHandler(NetworkOptions options, Action<string> log, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var began = options.Clock.GetTimestamp();
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            Log(request, $"{(int)answer.StatusCode}", began);
            return answer;
        }
        catch (Exception e)
        {
            Log(request, e is OperationCanceledException ? "no answer" : e.GetType().Name, began);
            throw;
        }
    }

    private void Log(HttpRequestMessage request, string result, long began)
    {
        var address = request.RequestUri!;
        var line = $"{request.Method} {Origin.Of(address)}{address.AbsolutePath} -> {result}";
        log($"{ForeignText.Clean(line, options.Redactor)} ({options.Clock.GetElapsedTime(began).TotalMilliseconds:F0} ms)");
    }
}
