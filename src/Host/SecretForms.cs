using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Authx.Host;

/// <summary>The forms in which a secret leaks: as it is, encoded for a URL, a form or JSON, and in base64, also within a longer text.</summary>
internal static class SecretForms
{
    private const int ShortestShown = 4;

    public static IEnumerable<string> Of(string value)
    {
        yield return value;
        var escaped = Uri.EscapeDataString(value);
        yield return escaped;
        yield return LowerHex(escaped);
        yield return escaped.Replace("%20", "+", StringComparison.Ordinal);
        yield return JsonEncodedText.Encode(value).Value;
        yield return JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        // Made fit to be shown, a text has lost its control characters and double blanks before it comes here.
        if (ForeignText.Clean(value, limit: int.MaxValue) is { Length: >= ShortestShown } shown)
            yield return shown;
        for (var shift = 0; shift < 3; shift++)
        {
            var encoded = Base64At(shift, value);
            yield return encoded;
            yield return encoded.Replace('+', '-').Replace('/', '_');
        }
    }

    // Inside "user:secret" the secret begins at any of three places of base64's rhythm. What is left after
    // the letters that it shares with its neighbours is the same whatever the neighbours are.
    private static string Base64At(int shift, string value)
    {
        byte[] bytes = [.. new byte[shift], .. Encoding.UTF8.GetBytes(value)];
        var first = (shift * 8 + 5) / 6;
        var past = bytes.Length * 8 / 6;
        return Convert.ToBase64String(bytes)[first..past];
    }

    private static string LowerHex(string escaped)
    {
        var text = escaped.ToCharArray();
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] != '%')
                continue;
            text[i + 1] = char.ToLowerInvariant(text[i + 1]);
            text[i + 2] = char.ToLowerInvariant(text[i + 2]);
        }

        return new(text);
    }
}
