using System.Net;

namespace Authx.Provider.OAuth;

/// <summary>The rule for a page that a server wants the user to see: https, or http on literal loopback, and nothing else.</summary>
internal static class ShownPage
{
    private const int MaxLength = 2048;

    /// <summary>Why it is not shown, as half a sentence that does not repeat it; null where it may be.</summary>
    public static string? Problem(string? text)
    {
        if (text is null)
            return "the server names no page on which the code is typed";
        if (text.Length > MaxLength || !Uri.TryCreate(text, UriKind.Absolute, out var page))
            return "the server names a page that is no address";
        if (page.UserInfo.Length > 0 || page.IdnHost.Length == 0)
            return "the server names a page without a plain host, and it is not shown";
        var isSafe = page.Scheme == Uri.UriSchemeHttps || (page.Scheme == Uri.UriSchemeHttp && IsLiteralLoopback(page));
        return isSafe ? null : "the server names a page that is not https, and it is not shown";
    }

    // "localhost" is a name, and names are resolved by somebody.
    private static bool IsLiteralLoopback(Uri page) =>
        IPAddress.TryParse(page.IdnHost.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
