using System.Net;

namespace Authx.Host.Terminal;

/// <summary>Which addresses may be opened or offered: https, or http on literal loopback. Never file:, javascript: and the like.</summary>
internal static class SafeAddress
{
    /// <summary>The address as it may be shown, or null.</summary>
    public static Uri? From(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSafe(address) ? address : null;

    public static bool IsSafe(Uri address) =>
        address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsLoopbackLiteral(address)));

    // "localhost" is a name, and a name can be made to lead anywhere.
    private static bool IsLoopbackLiteral(Uri address) =>
        address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        && IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip);
}
