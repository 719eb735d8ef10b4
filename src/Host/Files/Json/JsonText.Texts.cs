using System.Buffers;
using System.Text;

namespace Authx.Host.Files;

// What stands between quotes.
internal ref partial struct JsonText
{
    private string ReadText()
    {
        _at++;
        var length = 0;
        while (true)
        {
            var read = Byte();
            switch (read)
            {
                case (byte)'"':
                    return new(_scratch, 0, length);
                case (byte)'\\':
                    ReadEscape(ref length);
                    break;
                case < 0x20:
                    throw Wrong();
                case < 0x80:
                    _scratch[length++] = (char)read;
                    break;
                default:
                    _at--;
                    ReadRune(ref length);
                    break;
            }
        }
    }

    private void ReadRune(ref int length)
    {
        if (Rune.DecodeFromUtf8(_bytes[_at..], out var rune, out var taken) != OperationStatus.Done)
            throw Wrong();
        _at += taken;
        length += rune.EncodeToUtf16(_scratch.AsSpan(length));
    }

    private void ReadEscape(ref int length)
    {
        var escaped = Byte();
        if (escaped == 'u')
        {
            ReadUnit(ref length);
            return;
        }

        _scratch[length++] = escaped switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)escaped,
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => throw Wrong(),
        };
    }

    // Half a surrogate pair is no character, and could not be written again.
    private void ReadUnit(ref int length)
    {
        var unit = (char)ReadHex();
        _scratch[length++] = unit;
        if (!char.IsSurrogate(unit))
            return;
        if (!char.IsHighSurrogate(unit) || Byte() != '\\' || Byte() != 'u')
            throw Wrong();
        var low = (char)ReadHex();
        _scratch[length++] = char.IsLowSurrogate(low) ? low : throw Wrong();
    }

    private int ReadHex()
    {
        var unit = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = (char)Byte();
            if (!char.IsAsciiHexDigit(digit))
                throw Wrong();
            unit = unit * 16 + (char.IsAsciiDigit(digit) ? digit - '0' : (digit | ' ') - 'a' + 10);
        }

        return unit;
    }
}
