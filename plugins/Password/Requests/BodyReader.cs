using System.Text;
using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>What stands in a body: a document, undefined where it is empty, and the text; each only where it is wanted.</summary>
internal sealed record Body(JsonElement Document, string? Text);

/// <summary>Reads the body of an answer, bounded in size and time.</summary>
internal sealed class BodyReader(ProviderHost host)
{
    private const int MaxAnswer = 4 * 1024 * 1024;

    /// <exception cref="JsonException">It is to be JSON and is none.</exception>
    public async Task<Body> ReadAsync(HttpContent content, bool asJson, bool asText, CancellationToken cancellationToken)
    {
        // A client's time limit ends with the headers; the body gets as much again.
        using var limit = new CancellationTokenSource(host.Http.Timeout, host.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await content.LoadIntoBufferAsync(MaxAnswer, either.Token);
        var body = await content.ReadAsStreamAsync(either.Token);
        var text = asText ? await TextAsync(body, either.Token) : null;
        if (!asJson || body.Length == 0)
            return new(default, text);
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: either.Token);
        return new(document.RootElement.Clone(), text);
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancellationToken);
        body.Position = 0;
        return text;
    }
}
