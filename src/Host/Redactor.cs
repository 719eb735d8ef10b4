using System.Text;

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
            return _forms ??= [.. _raw.SelectMany(SecretForms.Of).Distinct().OrderByDescending(f => f.Length)];
    }
}
