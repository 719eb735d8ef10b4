using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>What this machine answers a browser: one answer, after which the connection ends.</summary>
internal static class Reply
{
    // An answer is lost where the connection ends while the other side is still sending: so some of that is taken in.
    private const int MaxTakenIn = 1_048_576;

    /// <summary>Turns a request away.</summary>
    public static async Task RefuseAsync(NetworkStream guest, HttpStatusCode status, CancellationToken cancellationToken)
    {
        var more = status == HttpStatusCode.MethodNotAllowed ? "Allow: GET\r\n" : "";
        await SendAsync(guest, status, $"Content-Type: text/plain; charset=utf-8\r\n{more}", $"{(int)status}\n", cancellationToken);
        guest.Socket.Shutdown(SocketShutdown.Send);
        var ignored = new byte[8192];
        for (var taken = 0; taken < MaxTakenIn;)
        {
            var count = await guest.ReadAsync(ignored, cancellationToken);
            if (count == 0)
                return;
            taken += count;
        }
    }

    /// <summary>Shows the page that ends a sign-in.</summary>
    public static Task ShowAsync(NetworkStream guest, ResultPage page, CancellationToken cancellationToken) =>
        SendAsync(guest, page.Status, $"Content-Type: text/html; charset=utf-8\r\nContent-Security-Policy: {ResultPage.Policy}\r\n", page.Html, cancellationToken);

    private static async Task SendAsync(NetworkStream guest, HttpStatusCode status, string headers, string body, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            HTTP/1.1 {(int)status} {status}
            Content-Length: {bytes.Length}
            Cache-Control: no-store
            Referrer-Policy: no-referrer
            X-Content-Type-Options: nosniff
            Connection: close

            """).ReplaceLineEndings("\r\n");
        await guest.WriteAsync(Encoding.ASCII.GetBytes($"{head}{headers}\r\n"), cancellationToken);
        await guest.WriteAsync(bytes, cancellationToken);
    }
}
