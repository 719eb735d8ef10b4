using System.Globalization;

namespace Authx.Provider.Password;

/// <summary>Reads times as servers write them, whatever the user's language.</summary>
internal static class Times
{
    private const long LastSecond = 253_402_300_799;

    /// <summary>ISO 8601, the date of a header, or seconds or milliseconds since 1970.</summary>
    public static DateTimeOffset? At(string? text)
    {
        if (Number(text) is { } number)
            return number is > 0 and <= LastSecond ? FromSeconds(number) : FromSeconds(number / 1000);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    /// <summary>A number of seconds from now on.</summary>
    public static DateTimeOffset? In(string? seconds, TimeProvider clock) =>
        Number(seconds) is { } number && number is >= 0 and < 3_155_760_000 ? clock.GetUtcNow().AddSeconds(number) : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? FromSeconds(double seconds) =>
        seconds is > 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
}
