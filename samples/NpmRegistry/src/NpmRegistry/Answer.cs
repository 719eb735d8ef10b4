using System.Text.Json;
using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>What a registry answered, or why there is no answer. No record: that would print its body, with the token in it.</summary>
internal sealed class Answer
{
    public int? Status { get; init; }

    /// <summary>The object in the body; undefined where it was not read.</summary>
    public JsonElement Body { get; init; }

    /// <summary>Whether the registry refused because a one-time code was missing or wrong.</summary>
    public bool WantsCode { get; init; }

    /// <summary>Null after a success.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>A member of the body that is a text, and not an empty one.</summary>
    public string? Text(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    public static Answer Malformed(int status, string message) =>
        new() { Status = status, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = message } };
}
