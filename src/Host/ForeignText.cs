using System.Globalization;
using System.Text;

namespace Authx.Host;

/// <summary>
/// Makes a text that a server or a plugin wrote fit to be shown: one line, no control, bidi or invisible characters,
/// no known secrets, bounded length.
/// </summary>
internal static class ForeignText
{
    /// <summary>How much of a message is shown.</summary>
    public const int DefaultLimit = 500;

    // No more than this is looked at: a message of megabytes must not cost their time.
    private const int LookedAt = 65_536;

    /// <summary>The text as it may be shown.</summary>
    public static string Clean(string text, Redactor? redactor = null, int limit = DefaultLimit)
    {
        var line = IsPlain(text) ? text : OneLine(text);

        // Before it is cut, or the first half of a secret would be left.
        line = redactor?.Apply(line) ?? line;
        return line.Length <= limit ? line : string.Concat(line.AsSpan(0, CutAt(line, limit - 1)), "…");
    }

    private static bool IsPlain(string text) =>
        text.Length <= LookedAt && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') &&
        !text.Contains("  ", StringComparison.Ordinal) && !text.StartsWith(' ') && !text.EndsWith(' ');

    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, LookedAt)).EnumerateRunes())
        {
            if (IsBlank(rune))
                AppendSpace(line);
            else if (!IsHidden(rune))
                line.Append(rune);
        }

        return line.ToString().TrimEnd();
    }

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
            line.Append(' ');
    }

    private static bool IsBlank(Rune rune) => rune.Value is '\n' or '\r' or '\t' or ' ' or 0x85 or 0x2028 or 0x2029;

    // Format characters are the bidi controls, the zero-width ones, the byte order mark and the invisible tags.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static int CutAt(string line, int length) => char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;
}
