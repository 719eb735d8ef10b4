namespace Authx.Host.Providers.Http;

/// <summary>Bounds the time of a request, from sending to the last byte of the answer, and the size of the answer.</summary>
internal sealed class LimitsHandler(NetworkOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var time = new RequestTime(options, cancellationToken);
        try
        {
            var answer = await base.SendAsync(request, time.Token);
            if (request.Method != HttpMethod.Head && answer.Content.Headers.ContentLength > options.MaxAnswerBytes)
            {
                answer.Dispose();
                throw LimitedStream.TooLarge(options.MaxAnswerBytes);
            }

            answer.Content = new LimitedContent(answer.Content, options.MaxAnswerBytes, time);
            return answer;
        }
        catch (Exception e)
        {
            using (time)
                throw time.Explain(e) ?? e.Rethrown();
        }
    }
}
