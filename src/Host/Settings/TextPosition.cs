namespace Authx.Host.Settings;

/// <summary>Turns byte offsets into lines and columns as editors count them, from 1. Offsets only grow, so one pass does for all.</summary>
internal sealed class TextPosition(byte[] text)
{
    private int _line = 1;
    private int _column = 1;
    private int _seen;

    /// <summary>The line and column of an offset that is not before the last one asked for.</summary>
    public (int Line, int Column) At(int offset)
    {
        for (; _seen < offset; _seen++)
            (_line, _column) = text[_seen] == '\n' ? (_line + 1, 1) : (_line, _column + Width(text[_seen]));
        return (_line, _column);
    }

    /// <summary>The offset of what a JSON reader counts: lines from 0, and bytes in that line.</summary>
    public static int Offset(byte[] text, long line, long bytes)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
            start = Array.IndexOf(text, (byte)'\n', start) + 1;
        return (int)Math.Min(start + bytes, text.Length);
    }

    // UTF-16 units, as editors count: nothing for the later bytes of a character, two for one beyond the basic plane.
    private static int Width(byte part) => (part & 0xC0) == 0x80 ? 0 : part >= 0xF0 ? 2 : 1;
}
