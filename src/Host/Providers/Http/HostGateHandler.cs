using System.Net;

namespace Authx.Host.Providers.Http;

/// <summary>
/// Lets a few requests at a time through to one server, and honours 429: whoever may come later waits, the request that met
/// it is sent once more, as long as that fits into the time that a request has.
/// </summary>
internal sealed class HostGateHandler(HostGates gates, NetworkOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // However impatient a server says that it is.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var gate = gates.Of(request.RequestUri!);
        await gate.EnterAsync(cancellationToken);
        try
        {
            return await SendInTurnAsync(request, gate, cancellationToken);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task<HttpResponseMessage> SendInTurnAsync(HttpRequestMessage request, HostGate gate, CancellationToken cancellationToken)
    {
        var last = options.Clock.GetUtcNow() + options.RequestTimeout;
        while (true)
        {
            // What cannot be waited for is asked all the same: the server's own answer says it best.
            if (gate.ClosedFor(options.Clock.GetUtcNow()) is var wait && wait > TimeSpan.Zero && options.Clock.GetUtcNow() + wait < last)
                await Task.Delay(wait, options.Clock, cancellationToken);
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests || OpensAt(answer) is not { } opens)
                return answer;
            gate.CloseUntil(opens);
            if (opens >= last || !CanBeSentAgain(request))
                return answer;
            answer.Dispose();
        }
    }

    private DateTimeOffset? OpensAt(HttpResponseMessage answer)
    {
        var soonest = options.Clock.GetUtcNow() + Least;
        var asked = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => options.Clock.GetUtcNow() + delta,
            { Date: { } date } => date,
            _ => (DateTimeOffset?)null,
        };
        return asked < soonest ? soonest : asked;
    }

    // What is read from a stream can be read once.
    private static bool CanBeSentAgain(HttpRequestMessage request) => request.Content is null or ByteArrayContent;
}
