using System.Buffers.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>
/// Base64url as RFC 7515 wants it: no padding, no blanks, and nothing in the bits that the last character leaves over.
/// So one text stands for some bytes and no other does.
/// </summary>
internal static class Base64UrlText
{
    /// <summary>The bytes; null where the text is not strictly base64url.</summary>
    public static byte[]? TryDecode(string text)
    {
        if (!text.All(IsOfTheAlphabet))
            return null;
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            return Base64Url.EncodeToString(bytes) == text ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a member; null where it is missing or is none.</summary>
    public static byte[]? Bytes(JsonElement parent, string name) => Json.Text(Json.Member(parent, name)) is { } text ? TryDecode(text) : null;

    private static bool IsOfTheAlphabet(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
