using System.Net;

namespace Authx.Provider.OAuth;

/// <summary>The one rule for addresses that a server names.</summary>
internal static class Endpoint
{
    // What a server names is shown; nobody reads more of it than this.
    private const int MaxShown = 200;

    /// <summary>Reads an address; null where it is none that may be contacted.</summary>
    public static Uri? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && Problem(address) is null ? address : null;

    /// <summary>Why an address is not contacted, or null where it may be.</summary>
    public static string? Problem(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) ? Problem(address) : "it is no whole address";

    /// <summary>Scheme, host and port.</summary>
    public static string OriginOf(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost.Trim('[', ']')}]" : address.IdnHost;
        return address.IsDefaultPort ? $"{address.Scheme}://{host}" : FormattableString.Invariant($"{address.Scheme}://{host}:{address.Port}");
    }

    /// <summary>What a server wrote, as it may stand in a message.</summary>
    public static string Show(string text)
    {
        var clean = string.Create(Math.Min(text.Length, MaxShown), text, (span, source) =>
        {
            for (var at = 0; at < span.Length; at++)
                span[at] = source[at] is >= ' ' and <= '~' ? source[at] : '?';
        });
        return text.Length > MaxShown ? clean + "…" : clean;
    }

    private static string? Problem(Uri address) => address switch
    {
        { UserInfo.Length: > 0 } => "it carries a user name",
        { Fragment.Length: > 0 } => "it has a # part",
        { IdnHost.Length: 0 } => "it names no host",
        { Scheme: "https" } => null,
        { Scheme: "http" } when IsLiteralLoopback(address) => null,
        { Scheme: "http" } => "it is not https",
        _ => "it is neither https nor http",
    };

    // "localhost" is a name, and names are resolved by somebody.
    private static bool IsLiteralLoopback(Uri address) =>
        IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);
}
