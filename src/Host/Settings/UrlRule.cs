namespace Authx.Host.Settings;

/// <summary>The one rule for addresses in settings: tokens are sent to them.</summary>
internal static class UrlRule
{
    private const string Form = "must be an absolute URL, such as https://api.example";

    /// <summary>What is wrong with the address, or null.</summary>
    public static string? Refusal(string value)
    {
        foreach (var character in value)
            if (character == '\\' || char.IsWhiteSpace(character) || char.IsControl(character))
                return Form;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Host.Length == 0 || !value.Contains("://", StringComparison.Ordinal))
            return Form;
        if (url.UserInfo.Length > 0)
            return "must be a URL without a user name or password in it";
        if (url.Fragment.Length > 0 || value.Contains('#'))
            return "must be a URL without a # part";
        return SchemeRefusal(url);
    }

    // "localhost" is a name, and what a name means is decided by somebody else: RFC 8252 section 8.3.
    private static string? SchemeRefusal(Uri url)
    {
        if (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLiteralLoopback(url)))
            return null;
        return url.Scheme == Uri.UriSchemeHttp && url.Host == "localhost"
            ? "must be https; for a server on this machine write http://127.0.0.1 or http://[::1] instead of localhost"
            : "must be https (http only for 127.0.0.1 and [::1])";
    }

    private static bool IsLiteralLoopback(Uri url) => url.HostNameType switch
    {
        UriHostNameType.IPv4 => url.Host.StartsWith("127.", StringComparison.Ordinal),
        UriHostNameType.IPv6 => url.Host == "[::1]",
        _ => false,
    };
}
