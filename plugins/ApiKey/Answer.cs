using System.Text.Json;

namespace Authx.Provider.ApiKey;

/// <summary>What came back: a status with its document, or why there is nothing to read.</summary>
internal sealed class Answer
{
    /// <summary>The status, where there was an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The document; undefined where the body was empty or was not read.</summary>
    public JsonElement Document { get; init; }

    /// <summary>Whether the server said that there is a next page.</summary>
    public bool HasMore { get; init; }

    /// <summary>Null after a 2xx that could be read.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>An answer that makes no sense.</summary>
    public static Answer Malformed(int status, string message) =>
        new() { Status = status, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = message } };
}
