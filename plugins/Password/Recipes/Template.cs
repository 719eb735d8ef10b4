using System.Text;

namespace Authx.Provider.Password;

/// <summary>A text with names in braces. <c>{{</c> stands for a brace that begins no name.</summary>
internal sealed class Template
{
    private readonly List<(string Text, bool IsName)> _parts = [];

    private Template()
    {
    }

    public IEnumerable<string> Names => Parts(areNames: true);

    /// <summary>What stands between the names.</summary>
    public IEnumerable<string> Literals => Parts(areNames: false);

    public static Template Parse(string text)
    {
        var template = new Template();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '{' || NameAt(text, at) is not { } name)
            {
                var isDoubled = text.AsSpan(at).StartsWith("{{", StringComparison.Ordinal);
                literal.Append(text[at]);
                at += isDoubled ? 2 : 1;
                continue;
            }

            template.Take(literal);
            template._parts.Add((name, true));
            at += name.Length + 2;
        }

        template.Take(literal);
        return template;
    }

    /// <summary>Puts the values in, in one pass, so that nothing in a value is ever taken for a name.</summary>
    public string Fill(Values values, Func<string, string> escape)
    {
        var filled = new StringBuilder();
        foreach (var (text, isName) in _parts)
            filled.Append(isName ? escape(values.Get(text)) : text);
        return filled.ToString();
    }

    /// <summary>Whether what it stands for is left out: a one-time code where there is none.</summary>
    public bool IsLeftOut(Values values) => values.Find(ValueName.OneTimeCode) is null && Has(ValueName.OneTimeCode);

    public bool Has(string wanted)
    {
        foreach (var name in Names)
        {
            if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private IEnumerable<string> Parts(bool areNames)
    {
        foreach (var (text, isName) in _parts)
        {
            if (isName == areNames)
                yield return text;
        }
    }

    private void Take(StringBuilder literal)
    {
        if (literal.Length > 0)
            _parts.Add((literal.ToString(), false));
        literal.Clear();
    }

    private static string? NameAt(string text, int brace)
    {
        var end = brace + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            end++;
        return end < text.Length && text[end] == '}' && end > brace + 1 && char.IsAsciiLetter(text[brace + 1]) ? text[(brace + 1)..end] : null;
    }
}
