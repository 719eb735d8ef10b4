using System.Net;
using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>A request, or why it is none.</summary>
internal readonly record struct Reading(RedirectRequest? Request, HttpStatusCode? Refusal)
{
    /// <summary>It is none.</summary>
    public static Reading Refused(HttpStatusCode status) => new(null, status);
}

/// <summary>Reads the head of one HTTP/1 request: within bounds, strictly, and no byte of a body.</summary>
internal static class RequestReader
{
    /// <summary>The largest head that is read, in bytes. A browser sends every cookie of the host along, whatever the port.</summary>
    public const int MaxHead = 65_536;

    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    /// <summary>Reads until the head is complete or beyond its bound.</summary>
    /// <exception cref="EndOfStreamException">The other side hung up before.</exception>
    public static async Task<Reading> ReadAsync(Stream guest, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxHead];
        var filled = 0;
        while (filled < buffer.Length)
        {
            var count = await guest.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            if (count == 0)
                throw new EndOfStreamException();
            var from = Math.Max(0, filled - End.Length + 1);
            filled += count;
            if (buffer.AsSpan(from, filled - from).IndexOf(End) is var at and >= 0)
                return Parse(buffer.AsSpan(0, from + at));
        }

        return Reading.Refused(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    private static Reading Parse(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        var hosts = lines.Skip(1).Where(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase)).ToList();
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"] || hosts.Count > 1 || !lines.All(IsClean))
            return Reading.Refused(HttpStatusCode.BadRequest);
        // What a browser asks a server for begins with a slash; the other forms are for proxies.
        if (!target.StartsWith('/') || target.Contains('#', StringComparison.Ordinal))
            return Reading.Refused(HttpStatusCode.BadRequest);
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return new(
            new()
            {
                Method = method,
                Path = mark < 0 ? target : target[..mark],
                Query = mark < 0 ? "" : target[(mark + 1)..],
                Host = hosts.SingleOrDefault()?["Host:".Length..].Trim(),
            },
            null);
    }

    private static bool IsClean(string line) => !line.Any(character => char.IsControl(character) && character != '\t');
}
