namespace Authx.Provider.Password;

/// <summary>What may stand where in a request (RFC 9110, RFC 6265).</summary>
internal static class Tokens
{
    /// <summary>Whether it can be the name of a header or cookie.</summary>
    public static bool IsName(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"!#$%&'*+-.^_`|~".Contains(character))
                return false;
        }

        return name.Length > 0;
    }

    /// <summary>Whether it can be the value of a header: visible ASCII, and blanks inside.</summary>
    public static bool IsHeaderValue(string value) =>
        value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !value.StartsWith(' ') && !value.EndsWith(' ');

    /// <summary>Whether it can be the value of a cookie: visible ASCII without what begins the next one.</summary>
    public static bool IsCookieValue(string value) =>
        value.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && !value.Contains(';', StringComparison.Ordinal);
}
