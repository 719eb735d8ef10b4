using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Authx.Provider.ApiKey;

/// <summary>Asks the service, showing the key. Nothing of an answer's body ever gets into a message.</summary>
internal sealed class Client(Service service, Secret key, ProviderHost host)
{
    private const int MaxAnswer = 4 * 1024 * 1024;

    public async Task<Answer> SendAsync(Endpoint endpoint, CancellationToken cancellationToken)
    {
        using var request = Request(endpoint);
        if (request is null)
            return new() { Error = new() { Kind = ErrorKind.Misconfigured, Message = $"\"{service.Header}\" cannot be the header of a key" } };
        try
        {
            // Only the status is awaited here: a 401 or 204 stands, however broken the body behind it is.
            using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await ReadAsync(response, endpoint, cancellationToken);
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
        {
            return new() { Error = error };
        }
    }

    private HttpRequestMessage? Request(Endpoint endpoint)
    {
        var request = new HttpRequestMessage(new(endpoint.Method), service.Server + endpoint.Path);
        if (endpoint.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in service.Headers())
            request.Headers.TryAddWithoutValidation(name, value);
        if (!request.Headers.Contains("Accept"))
            request.Headers.TryAddWithoutValidation("Accept", "application/json");

        var shown = service.Scheme is { } scheme ? $"{scheme} {key.Reveal()}" : key.Reveal();
        if (request.Headers.TryAddWithoutValidation(service.Header, shown))
            return request;
        request.Dispose();
        return null;
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage response, Endpoint endpoint, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            return Answer.Malformed(status, $"the server answered {status}, a redirect, and redirects are not followed");
        if (!response.IsSuccessStatusCode)
            return new() { Status = status, Error = ProviderError.FromAnswer(response, host.Clock) };
        if (!endpoint.ReadsAnswer)
            return new() { Status = status };

        // The client's time limit ends with the headers; the body gets as much again.
        using var limit = new CancellationTokenSource(host.Http.Timeout, host.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await response.Content.LoadIntoBufferAsync(MaxAnswer, either.Token);
        var body = await response.Content.ReadAsStreamAsync(either.Token);
        return body.Length == 0
            ? new() { Status = status }
            : Parse(body, response, status);
    }

    private static Answer Parse(Stream body, HttpResponseMessage response, int status)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new() { Status = status, Document = document.RootElement.Clone(), HasMore = HasNext(response) };
        }
        catch (JsonException)
        {
            // Its message may quote the body.
            return Answer.Malformed(status, $"the server answered {status} with something that is not JSON");
        }
    }

    // RFC 8288: Link: <…>; rel="next"
    private static bool HasNext(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out var links))
            return false;
        foreach (var link in links)
        {
            if (link.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase) || link.Contains("rel=next", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
