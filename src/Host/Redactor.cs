using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Authx.Host;

/// <summary>Knows the secrets that are in play and strikes them out of any text, in the forms in which they leak.</summary>
internal sealed class Redactor
{
    // A shorter text is part of too many words to be struck out of them.
    private const int Shortest = 4;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _raw = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
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
            // Of what is no token a form can be shorter than itself: the one that has lost its double blanks.
            _shortest = Math.Min(_shortest, Secret.ProblemWithToken(value) is null ? value.Length : Shortest);
        }
    }

    /// <summary>
    /// The same for what somebody chose and may have chosen far too short: that is struck out where it stands alone.
    /// </summary>
    public void LearnChosen(Secret secret)
    {
        Learn(secret);
        if (secret.Reveal() is not { Length: > 0 and < Shortest } value)
            return;
        lock (_gate)
        {
            _words.Add(value);
            _shortest = 1;
        }
    }

    /// <summary>The text without the secrets: as they are, encoded for a URL, a form or JSON, and in base64.</summary>
    public string Apply(string text)
    {
        if (text.Length < _shortest)
            return text;
        foreach (var form in Forms())
            text = text.Replace(form, "***", StringComparison.Ordinal);
        foreach (var word in Words())
            text = WithoutWord(text, word);
        return text;
    }

    private string[] Words()
    {
        lock (_gate)
            return _words.Count == 0 ? [] : [.. _words];
    }

    private static string WithoutWord(string text, string word)
    {
        var rest = new StringBuilder();
        var done = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var past = at + word.Length;
            if (at < done || IsInWord(text, at - 1) || IsInWord(text, past))
                continue;
            rest.Append(text, done, at - done).Append("***");
            done = past;
        }

        return done == 0 ? text : rest.Append(text, done, text.Length - done).ToString();
    }

    private static bool IsInWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

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
        yield return escaped.Replace("%20", "+", StringComparison.Ordinal);
        yield return JsonEncodedText.Encode(value).Value;
        yield return JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        // Made fit to be shown, a text has lost its control characters and double blanks before it comes here.
        if (ForeignText.Clean(value, limit: int.MaxValue) is { Length: >= Shortest } shown)
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
