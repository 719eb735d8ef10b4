using System.Globalization;

namespace Authx.Provider.Password;

/// <summary>A cookie that an answer sets.</summary>
internal sealed record SetCookie(string Name, string Value, DateTimeOffset? ExpiresAt);

/// <summary>Reads <c>Set-Cookie</c>. There is no jar: one server, one operation, and what is kept is named in the recipe.</summary>
internal static class SetCookies
{
    /// <summary>The cookies of an answer; those that it takes away have no value.</summary>
    public static List<SetCookie> Of(HttpResponseMessage response, TimeProvider clock)
    {
        var cookies = new List<SetCookie>();
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
            return cookies;
        foreach (var line in lines)
        {
            if (Read(line, clock) is { } cookie)
                cookies.Add(cookie);
        }

        return cookies;
    }

    private static SetCookie? Read(string line, TimeProvider clock)
    {
        var parts = line.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return null;
        var expiry = Expiry(parts, clock);
        var isTakenAway = expiry <= clock.GetUtcNow();
        return new(parts[0][..equals].Trim(), isTakenAway ? "" : parts[0][(equals + 1)..].Trim(), expiry);
    }

    // RFC 6265: Max-Age wins over Expires.
    private static DateTimeOffset? Expiry(string[] parts, TimeProvider clock)
    {
        DateTimeOffset? expires = null;
        foreach (var part in parts.AsSpan(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? part : part[..equals]).Trim();
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim();
            if (name.Equals("Max-Age", StringComparison.OrdinalIgnoreCase) && Age(value, clock) is { } end)
                return end;
            if (name.Equals("Expires", StringComparison.OrdinalIgnoreCase))
                expires = Times.At(value.Replace('-', ' '));
        }

        return expires;
    }

    private static DateTimeOffset? Age(string value, TimeProvider clock)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return null;
        var now = clock.GetUtcNow();
        return seconds <= 0 ? now : Times.In(value, clock) ?? DateTimeOffset.MaxValue;
    }
}
