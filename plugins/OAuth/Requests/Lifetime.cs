using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>
/// Reads how long a token lives. RFC 6749 section 5.1 has seconds in a number; servers write strings as well, zero for a token
/// that never expires, and now and then nonsense. What cannot be a lifetime is unknown, and never "now": a token that
/// looked expired would be renewed at every use, and one that looks eternal would never be.
/// </summary>
internal static class Lifetime
{
    // More than ten years is no lifetime: a point in time, or milliseconds.
    private const double Longest = 10 * 366 * 24 * 3600d;

    public static DateTimeOffset? Read(JsonElement document, string member, DateTimeOffset now) =>
        Json.Number(Json.Member(document, member)) is { } seconds and > 0 and <= Longest ? now.AddSeconds(Math.Floor(seconds)) : null;
}
