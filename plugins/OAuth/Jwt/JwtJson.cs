using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Reads texts and bytes out of a token or key; what is missing or of another type is null.</summary>
internal static class JwtJson
{
    /// <summary>The member's text.</summary>
    public static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var member) ? Text(member) : null;

    /// <summary>The element's text.</summary>
    public static string? Text(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is well-formed JSON, but no text.
            return null;
        }
    }

    /// <summary>The member's bytes, written as base64url.</summary>
    public static byte[]? Bytes(JsonElement parent, string name) => Text(parent, name) is { } text ? Base64UrlText.TryDecode(text) : null;
}
