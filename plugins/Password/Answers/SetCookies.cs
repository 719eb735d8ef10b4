using System.Globalization;

namespace Authx.Provider.Password;

/// <summary>A cookie that an answer sets.</summary>
internal sealed record SetCookie(string Name, string Value, DateTimeOffset? ExpiresAt, string Path)
{
    public bool IsSameAs(SetCookie other) => Name == other.Name && Path == other.Path;

    /// <summary>Whether it goes along with a request there (RFC 6265, 5.1.4).</summary>
    public bool IsFor(string path) => path.StartsWith(Path, StringComparison.Ordinal)
        && (path.Length == Path.Length || Path.EndsWith('/') || path[Path.Length] == '/');

    /// <summary>Whether it can go back as it came: a browser keeps blanks within a value, and names that are no tokens.</summary>
    public bool IsSendable => Tokens.IsHeaderValue(Name) && Tokens.IsHeaderValue(Value);
}

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
        return new(parts[0][..equals].Trim(), isTakenAway ? "" : parts[0][(equals + 1)..].Trim(), expiry, PathOf(parts));
    }

    // RFC 6265: of an attribute given twice the last holds, and Max-Age wins over Expires.
    private static DateTimeOffset? Expiry(string[] parts, TimeProvider clock) =>
        Attribute(parts, "Max-Age") is { } age && Age(age, clock) is { } end
            ? end
            : Times.At(Attribute(parts, "Expires")?.Replace('-', ' '));

    // Without one a browser takes the folder of the request; a recipe's requests belong together, wherever they stand.
    private static string PathOf(string[] parts) => Attribute(parts, "Path") is ['/', ..] path ? path : "/";

    private static string? Attribute(string[] parts, string wanted)
    {
        for (var at = parts.Length - 1; at > 0; at--)
        {
            var equals = parts[at].IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? parts[at] : parts[at][..equals]).Trim();
            if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                return equals < 0 ? "" : parts[at][(equals + 1)..].Trim();
        }

        return null;
    }

    private static DateTimeOffset? Age(string value, TimeProvider clock)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return null;
        var now = clock.GetUtcNow();
        return seconds <= 0 ? now : Times.In(value, clock) ?? DateTimeOffset.MaxValue;
    }
}
