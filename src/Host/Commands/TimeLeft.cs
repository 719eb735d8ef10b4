using System.Globalization;

namespace Authx.Host.Commands;

/// <summary>Until when something works, and how long that still is: nobody at a screen counts in UTC.</summary>
internal static class TimeLeft
{
    /// <summary>For the middle of a sentence; nothing where the time is not known.</summary>
    public static string Until(DateTimeOffset? expiry, DateTimeOffset now) => expiry is { } time
        ? string.Create(CultureInfo.InvariantCulture, $" until {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({Words(time - now)})")
        : "";

    // Rounded up, so that it is never said to be over while it is not.
    private static string Words(TimeSpan left) => left switch
    {
        { Ticks: <= 0 } => "that is over",
        { TotalMinutes: <= 120 } => Count(left.TotalMinutes, "minute"),
        { TotalHours: <= 48 } => Count(left.TotalHours, "hour"),
        _ => Count(left.TotalDays, "day"),
    };

    private static string Count(double amount, string unit) => Math.Ceiling(amount) is var whole && whole == 1
        ? $"1 {unit}"
        : string.Create(CultureInfo.InvariantCulture, $"{whole:0} {unit}s");
}
