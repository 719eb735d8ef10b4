using System.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Reads what a server says. Of a body only a clean <c>error</c> gets into a message, and never what was sent.</summary>
internal sealed class AnswerReader(ProviderHost host, Func<string, bool> isEcho)
{
    private const int MaxAnswer = 4 * 1024 * 1024;

    /// <summary>How long the body may take.</summary>
    public required TimeSpan BodyLimit { get; init; }

    public async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            return new() { Status = status, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = Redirects.Describe(response) } };
        var (document, broken) = await BodyAsync(response, cancellationToken);
        var refusal = Unechoed(OAuthError.Read(document));
        return new()
        {
            Status = status,
            Document = document,
            Refusal = refusal,
            Error = response.IsSuccessStatusCode && refusal is null ? broken : ErrorOf(response, refusal),
        };
    }

    private ProviderError ErrorOf(HttpResponseMessage response, OAuthError? refusal)
    {
        var error = ProviderError.FromAnswer(response, host.Clock);
        if (refusal is null)
            return error;
        // A server in trouble is not believed about anything else.
        var isTrouble = error.Kind is ErrorKind.ServerError or ErrorKind.RateLimited;
        return new()
        {
            Kind = isTrouble ? error.Kind : refusal.Kind ?? error.Kind,
            Message = $"{error.Message} ({refusal.Words})",
            RetryAfter = error.RetryAfter,
        };
    }

    private OAuthError? Unechoed(OAuthError? refusal) =>
        refusal?.Description is { } description && isEcho(description) ? refusal with { Description = null } : refusal;

    // The status has arrived by now, and stands however broken the body behind it is.
    private async Task<(JsonElement Document, ProviderError? Error)> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await DocumentAsync(response.Content, cancellationToken), null);
        }
        catch (JsonException)
        {
            // Its message may quote the body.
            return (default, null);
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
        {
            return (default, error);
        }
    }

    private async Task<JsonElement> DocumentAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // A client's time limit ends with the headers; the body gets as much again.
        using var limit = new CancellationTokenSource(BodyLimit, host.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await content.LoadIntoBufferAsync(MaxAnswer, either.Token);
        if (FormDocument.IsForm(content))
            return FormDocument.Read(Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(either.Token)));
        var body = await content.ReadAsStreamAsync(either.Token);
        if (body.Length == 0)
            return default;
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }
}
