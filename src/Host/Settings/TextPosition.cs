using System.Text;

namespace Authx.Host.Settings;

/// <summary>Turns byte offsets into lines and columns as editors count them, from 1. Offsets only grow, so one pass does for all.</summary>
internal sealed class TextPosition(byte[] text)
{
    private int _line = 1;
    private int _lineStart;
    private int _seen;

    /// <summary>The line and column of an offset that is not before the last one asked for.</summary>
    public (int Line, int Column) At(int offset)
    {
        for (; _seen < offset; _seen++)
        {
            if (text[_seen] != '\n')
                continue;
            _line++;
            _lineStart = _seen + 1;
        }

        return (_line, Column(_lineStart, offset));
    }

    /// <summary>The same for the reader's own count: lines from 0, and bytes in that line. Also gives the offset.</summary>
    public (int Line, int Column, int Offset) AtLine(long line, long bytes)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
            start += Array.IndexOf(text, (byte)'\n', start) - start + 1;
        var offset = (int)Math.Min(start + bytes, text.Length);
        return ((int)line + 1, Column(start, offset), offset);
    }

    private int Column(int lineStart, int offset) => Encoding.UTF8.GetCharCount(text, lineStart, offset - lineStart) + 1;
}
