namespace Authx.Host.Settings.Editing;

/// <summary>Steps over what JSON ignores: blanks, line ends and comments.</summary>
internal static class Trivia
{
    /// <summary>The end of what still belongs to this line: blanks and comments, up to the line's end or the next token.</summary>
    public static int EndOfLine(byte[] text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is (byte)' ' or (byte)'\t')
                at++;
            else if (CommentEnd(text, at) is { } end)
                at = end;
            else
                break;
        }

        return at;
    }

    /// <summary>The next token.</summary>
    public static int NextToken(byte[] text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                at++;
            else if (CommentEnd(text, at) is { } end)
                at = end;
            else
                break;
        }

        return at;
    }

    /// <summary>The blanks that the line of this offset begins with.</summary>
    public static string Indent(byte[] text, int at)
    {
        var start = LineStart(text, at);
        var end = start;
        while (end < at && text[end] is (byte)' ' or (byte)'\t')
            end++;
        return System.Text.Encoding.UTF8.GetString(text, start, end - start);
    }

    /// <summary>Where the line of this offset begins.</summary>
    public static int LineStart(byte[] text, int at) => text.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;

    private static int? CommentEnd(byte[] text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//"u8))
            return at + (rest.IndexOfAny((byte)'\r', (byte)'\n') is var line and >= 0 ? line : rest.Length);
        if (!rest.StartsWith("/*"u8))
            return null;
        return at + rest[2..].IndexOf("*/"u8) + 4;
    }
}
