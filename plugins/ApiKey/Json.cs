using System.Globalization;
using System.Text.Json;

namespace Authx.Provider.ApiKey;

/// <summary>Reads values out of a foreign document by JSON pointer (RFC 6901). What is not there or of another type is null.</summary>
internal static class Json
{
    // An id or name that is longer than this is none.
    private const int MaxText = 512;

    public static string Escape(string text) => JsonEncodedText.Encode(text).ToString();

    public static JsonElement? Find(JsonElement document, string? pointer)
    {
        if (pointer is null || document.ValueKind is JsonValueKind.Undefined)
            return null;
        if (pointer.Length == 0)
            return document;
        if (pointer[0] != '/')
            return null;

        JsonElement? at = document;
        foreach (var step in pointer[1..].Split('/'))
        {
            if (at is null)
                return null;
            at = Step(at.Value, step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        }

        return at;
    }

    /// <summary>A text or a number, as text.</summary>
    public static string? Text(JsonElement document, string? pointer)
    {
        var text = Find(document, pointer) switch
        {
            { ValueKind: JsonValueKind.String } found => String(found),
            { ValueKind: JsonValueKind.Number } found => found.GetRawText(),
            _ => null,
        };
        return text is { Length: > 0 and <= MaxText } ? text : null;
    }

    /// <summary>A time, written as ISO 8601 or as seconds since 1970.</summary>
    public static DateTimeOffset? Time(JsonElement document, string? pointer) => Find(document, pointer) switch
    {
        { ValueKind: JsonValueKind.String } found when DateTimeOffset.TryParse(
            String(found), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        { ValueKind: JsonValueKind.Number } found when found.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800 =>
            DateTimeOffset.FromUnixTimeSeconds(seconds),
        _ => null,
    };

    /// <summary>Whether something is there that is neither null nor false.</summary>
    public static bool SaysYes(JsonElement document, string pointer) =>
        Find(document, pointer) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.False) };

    private static string? String(JsonElement element) => Readable(element.GetString);

    // Half of a surrogate pair is well-formed JSON, but no text, be it a value or a name.
    private static T? Readable<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    private static JsonElement? Step(JsonElement at, string step) => at.ValueKind switch
    {
        JsonValueKind.Object => Readable(() => at.TryGetProperty(step, out var member) ? member : (JsonElement?)null),
        JsonValueKind.Array => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength()
            ? at[index]
            : null,
        _ => null,
    };
}
