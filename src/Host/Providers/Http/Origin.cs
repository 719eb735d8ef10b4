using System.Net;

namespace Authx.Host.Providers.Http;

/// <summary>The one place that says what an origin is, and which addresses may be contacted at all.</summary>
internal static class Origin
{
    /// <summary>Scheme, host and, where it is not the usual one, port: in lower case, with international names in ASCII.</summary>
    public static string Of(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost.Trim('[', ']')}]" : address.IdnHost;
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        return $"{address.Scheme}://{host}{port}".ToLowerInvariant();
    }

    /// <summary>Why the address is not contacted, or null where it may be.</summary>
    public static string? ProblemWith(Uri address) => address switch
    {
        { IsAbsoluteUri: false } => "it is not a whole address",
        { UserInfo.Length: > 0 } => "it carries a user name",
        { IdnHost.Length: 0 } => "it names no host",
        { Scheme: "https" } => null,
        { Scheme: "http" } => IsLiteralLoopback(address) ? null : "only https is used, or http on 127.0.0.1 and [::1]",
        _ => "only https is used",
    };

    // "localhost" is a name, and names are resolved by somebody.
    private static bool IsLiteralLoopback(Uri address) =>
        IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);
}
