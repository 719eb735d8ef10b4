using System.Net.Http.Headers;

namespace Authx.Provider.OAuth;

/// <summary>Sends requests as OAuth writes them: forms out, documents back, and never a redirect followed.</summary>
internal sealed class Wire(ProviderHost host)
{
    /// <summary>How long the body of an answer may take; null for as long as the client's own limit says.</summary>
    public TimeSpan? BodyLimit { get; init; }

    /// <summary>Asks for a document, showing a token where there is one.</summary>
    public async Task<Answer> GetAsync(Uri address, Secret? bearer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer.Reveal());
        return await SendAsync(request, text => bearer is not null && text.Contains(bearer.Reveal(), StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>Posts a form as a client that shows itself.</summary>
    public async Task<Answer> PostAsync(Uri address, Form form, ClientAuthentication client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        try
        {
            client.Show(request, form);
        }
        catch (FormatException e)
        {
            return new() { Error = new() { Kind = ErrorKind.Misconfigured, Message = $"the client's key cannot be used: {e.Message}" } };
        }

        request.Content = form.ToContent();
        return await SendAsync(request, form.IsEchoedIn, cancellationToken);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, Func<string, bool> isEcho, CancellationToken cancellationToken)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            // Only the status is awaited here: a refusal stands, however broken the body behind it is.
            using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await new AnswerReader(host, isEcho) { BodyLimit = BodyLimit ?? host.Http.Timeout }.ReadAsync(response, cancellationToken);
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
        {
            return new() { Error = error };
        }
    }
}
