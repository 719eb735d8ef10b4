using System.Globalization;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Reads values out of a foreign document. What is not there or of another type is null.</summary>
internal static class Json
{
    // An id or name that is longer than this is none.
    private const int MaxLabel = 512;

    /// <summary>A member of an object; undefined where there is none.</summary>
    public static JsonElement Member(JsonElement document, string name)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return default;
        try
        {
            return document.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in a name is well-formed JSON, but no text.
            return default;
        }
    }

    /// <summary>A string.</summary>
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
            return null;
        }
    }

    /// <summary>A number, be it written as one or as a string.</summary>
    public static double? Number(JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.Number ? element.GetRawText() : Text(element);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>An id or a name by its JSON pointer (RFC 6901): a string or a number, and not longer than people bear.</summary>
    public static string? Label(JsonElement document, string pointer)
    {
        if (!pointer.StartsWith('/'))
            return null;
        var at = document;
        foreach (var step in pointer[1..].Split('/'))
            at = Step(at, step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        var text = at.ValueKind == JsonValueKind.Number ? at.GetRawText() : Text(at);
        return text is { Length: > 0 and <= MaxLabel } ? text : null;
    }

    private static JsonElement Step(JsonElement at, string step) => at.ValueKind != JsonValueKind.Array
        ? Member(at, step)
        : int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength() ? at[index] : default;
}
