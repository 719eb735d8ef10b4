using System.Globalization;
using System.Net;

namespace Authx.Provider.OAuth;

/// <summary>Where on this machine the browser is sent back to (RFC 8252, 7.3), as the client is registered.</summary>
/// <param name="Host"><c>127.0.0.1</c>, <c>[::1]</c> or <c>localhost</c>.</param>
/// <param name="Port">A fixed port, or 0 for any.</param>
/// <param name="Path">The path, which begins with a slash.</param>
internal sealed record RedirectPlace(string Host, int Port, string Path)
{
    /// <summary>The addresses to listen at: nothing but loopback, and by number, so that no resolver has a say.</summary>
    public IReadOnlyList<IPAddress> Addresses => Host switch
    {
        "[::1]" => [IPAddress.IPv6Loopback],
        "localhost" => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        _ => [IPAddress.Loopback],
    };

    /// <summary>The redirect URI at the port that was got.</summary>
    public string UriAt(int port) => $"http://{Authority(port)}{Path}";

    /// <summary>Why a request is not the one that is waited for; null where it is.</summary>
    public HttpStatusCode? Refusal(RedirectRequest request, int port)
    {
        if (!IsHost(request.Host, port))
            return HttpStatusCode.MisdirectedRequest;
        if (request.Path != SentPath)
            return HttpStatusCode.NotFound;
        return request.Method == "GET" ? null : HttpStatusCode.MethodNotAllowed;
    }

    // A page elsewhere whose name was made to lead here (DNS rebinding) still says its own name.
    private bool IsHost(string? host, int port) =>
        string.Equals(host, Authority(port), StringComparison.OrdinalIgnoreCase)
        || (port == 80 && string.Equals(host, Host, StringComparison.OrdinalIgnoreCase));

    // As a browser writes it into its request: a blank in it, for example, as %20.
    private string SentPath => new Uri($"http://{Host}{Path}").AbsolutePath;

    private string Authority(int port) => string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}");
}
