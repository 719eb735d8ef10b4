namespace Authx.Host.Profiles;

/// <summary>
/// A point in time as it stands in a profile: <c>2026-11-21T02:00:47.4319555Z</c>. Read by hand, because the parser of
/// the framework sets up a culture first, for which a cached token has no time.
/// </summary>
internal static class Instant
{
    private const int WholeSeconds = 19;
    private const int MostFraction = 7;

    /// <summary>The time, or null where that is none.</summary>
    public static DateTimeOffset? Find(string text)
    {
        if (text.Length <= WholeSeconds || text[^1] != 'Z' || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
            return null;
        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        var (hour, minute, second) = (Digits(text, 11, 2), Digits(text, 14, 2), Digits(text, 17, 2));
        var fraction = Fraction(text);
        var isTime = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 && fraction >= 0;
        return isTime
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(fraction)
            : null;
    }

    // The ticks after the point; -1 where it is no fraction.
    private static int Fraction(string text)
    {
        var length = text.Length - 1 - WholeSeconds - 1;
        if (length < 0)
            return 0;
        if (text[WholeSeconds] != '.' || length is 0 or > MostFraction)
            return -1;
        var ticks = Digits(text, WholeSeconds + 1, length);
        for (var i = length; i < MostFraction && ticks > 0; i++)
            ticks *= 10;
        return ticks;
    }

    // The number in those places; -1 where they hold anything but digits.
    private static int Digits(string text, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return -1;
            number = number * 10 + (text[i] - '0');
        }

        return number;
    }
}
