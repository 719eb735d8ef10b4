using System.Text;

namespace Authx.Host;

/// <summary>Knows the secrets that are in play and strikes them out of any text, in the forms in which they leak.</summary>
internal sealed class Redactor
{
    // A shorter text is part of too many words to be struck out of them.
    private const int Shortest = 4;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _raw = new(StringComparer.Ordinal);
    private int _shortest = int.MaxValue;
    private string[]? _forms;

    /// <summary>From now on this secret is struck out.</summary>
    public void Learn(Secret secret)
    {
        var value = secret.Reveal();
        if (value.Length < Shortest)
            return;
        lock (_gate)
        {
            if (_raw.Add(value))
                _forms = null;
            _shortest = Math.Min(_shortest, value.Length);
        }
    }

    /// <summary>The text without the secrets: as they are, URL-encoded and in base64.</summary>
    public string Apply(string text)
    {
        // No form is shorter than its secret, so a text that is has none in it.
        if (text.Length < _shortest)
            return text;
        foreach (var form in Forms())
            text = text.Replace(form, "***", StringComparison.Ordinal);
        return text;
    }

    // Made when first needed: most runs print nothing that has to be searched.
    private string[] Forms()
    {
        lock (_gate)
            return _forms ??= [.. _raw.SelectMany(FormsOf).Distinct().OrderByDescending(f => f.Length)];
    }

    private static IEnumerable<string> FormsOf(string value)
    {
        yield return value;
        var escaped = Uri.EscapeDataString(value);
        yield return escaped;
        yield return LowerHex(escaped);
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
