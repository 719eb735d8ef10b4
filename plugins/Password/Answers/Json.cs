using System.Globalization;
using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>Reads values out of a foreign document by JSON pointer (RFC 6901). What is not there or of another type is null.</summary>
internal static class Json
{
    // An id or name that is longer than this is none.
    private const int MaxText = 512;

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

    /// <summary>A text, number or flag, as text.</summary>
    public static string? Text(JsonElement document, string? pointer) => Find(document, pointer) switch
    {
        { ValueKind: JsonValueKind.String } found => String(found),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } found => found.GetRawText(),
        _ => null,
    };

    /// <summary>An id or a name: as text, and not longer than people bear.</summary>
    public static string? Label(JsonElement document, string? pointer) =>
        Text(document, pointer) is { Length: > 0 and <= MaxText } text ? text : null;

    /// <summary>Whether something is there that is neither null nor false.</summary>
    public static bool SaysYes(JsonElement document, string pointer) =>
        Find(document, pointer) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.False) };

    /// <summary>Whether it is a pointer as RFC 6901 writes it.</summary>
    public static bool IsPointer(string pointer)
    {
        for (var at = pointer.IndexOf('~', StringComparison.Ordinal); at >= 0; at = pointer.IndexOf('~', at + 1))
        {
            if (at + 1 == pointer.Length || pointer[at + 1] is not ('0' or '1'))
                return false;
        }

        return pointer.Length == 0 || pointer[0] == '/';
    }

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
