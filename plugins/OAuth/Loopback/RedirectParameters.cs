using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>Reads the parameters of an answer that came by redirect.</summary>
internal static class RedirectParameters
{
    private const int Most = 64;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The parameters; null where one stands twice (RFC 6749, 3.1), or where they are no parameters.</summary>
    public static IReadOnlyDictionary<string, string>? TryParse(string query)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            if (Decode(name) is not { } key || Decode(value) is not { } text || parameters.Count == Most || !parameters.TryAdd(key, text))
                return null;
        }

        return parameters;
    }

    private static string? Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character > '~')
                return null;
            if (character != '%')
            {
                bytes.Add((byte)(character == '+' ? ' ' : character));
                continue;
            }

            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                return null;
            bytes.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
            at += 2;
        }

        return Text([.. bytes]);
    }

    private static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
