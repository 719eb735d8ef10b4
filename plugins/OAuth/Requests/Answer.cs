using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>What came back: a status with its document, and why it is no success where it is none.</summary>
internal sealed class Answer
{
    /// <summary>The status, where there was an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The document; undefined where the body was empty, was not read or is no document.</summary>
    public JsonElement Document { get; init; }

    /// <summary>The <c>error</c> that the server named, whatever the status.</summary>
    public OAuthError? Refusal { get; init; }

    /// <summary>Null after a 2xx that names no error.</summary>
    public ProviderError? Error { get; init; }
}
