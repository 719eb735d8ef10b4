namespace Authx.Host.Files;

/// <summary>
/// Reads JSON, strictly (RFC 8259; UTF-8, no name twice), into <see cref="JsonValue"/>s. For the small files that authx
/// writes itself and that nearly every command reads: see docs/decisions/2026-11-21-a-json-reader-of-our-own.md.
/// </summary>
internal ref partial struct JsonText
{
    private const int Deepest = 64;
    private const byte End = 0;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly char[] _scratch;
    private int _at;
    private int _depth;

    private JsonText(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        // No text has more characters than bytes.
        _scratch = new char[bytes.Length];
    }

    /// <exception cref="NotJsonException">It is not JSON.</exception>
    public static JsonValue Read(ReadOnlySpan<byte> bytes)
    {
        var text = new JsonText(bytes);
        var value = text.ReadValue();
        return text.Next() == End ? value : throw text.Wrong();
    }

    // The next byte that is no white space, not yet taken; a zero, which is no part of JSON, at the end.
    private byte Next()
    {
        while (_at < _bytes.Length && _bytes[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
        if (_at >= _bytes.Length)
            return End;
        return _bytes[_at] != End ? _bytes[_at] : throw Wrong();
    }

    private bool Take(char expected)
    {
        if (Next() != expected)
            return false;
        _at++;
        return true;
    }

    private void Demand(char expected)
    {
        if (!Take(expected))
            throw Wrong();
    }

    private JsonValue ReadValue() => Next() switch
    {
        (byte)'{' => ReadObject(),
        (byte)'[' => ReadArray(),
        (byte)'"' => new(JsonKind.Text, ReadText()),
        (byte)'t' => ReadWord("true"u8, JsonValue.True),
        (byte)'f' => ReadWord("false"u8, JsonValue.False),
        (byte)'n' => ReadWord("null"u8, JsonValue.Null),
        _ => new(JsonKind.Number, ReadNumber()),
    };

    private JsonValue ReadObject()
    {
        Enter();
        var members = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        if (!Take('}'))
        {
            do
                ReadMember(members);
            while (Take(','));
            Demand('}');
        }

        _depth--;
        return new(members);
    }

    private void ReadMember(Dictionary<string, JsonValue> members)
    {
        if (Next() != '"')
            throw Wrong();
        var name = ReadText();
        Demand(':');
        if (!members.TryAdd(name, ReadValue()))
            throw Wrong();
    }

    private JsonValue ReadArray()
    {
        Enter();
        var items = new List<JsonValue>();
        if (!Take(']'))
        {
            do
                items.Add(ReadValue());
            while (Take(','));
            Demand(']');
        }

        _depth--;
        return new(items);
    }

    private void Enter()
    {
        _at++;
        if (++_depth > Deepest)
            throw Wrong();
    }

    private JsonValue ReadWord(ReadOnlySpan<byte> word, JsonValue value)
    {
        foreach (var letter in word)
        {
            if (Byte() != letter)
                throw Wrong();
        }

        return value;
    }

    private string ReadNumber()
    {
        var start = _at;
        if (IsAt('-'))
            _at++;
        var first = Peek();
        SkipDigits();
        if (first == '0' && _at - start > (_bytes[start] == '-' ? 2 : 1))
            throw Wrong();
        if (IsAt('.'))
        {
            _at++;
            SkipDigits();
        }

        if (IsAt('e') || IsAt('E'))
        {
            _at++;
            if (IsAt('+') || IsAt('-'))
                _at++;
            SkipDigits();
        }

        for (var i = start; i < _at; i++)
            _scratch[i - start] = (char)_bytes[i];
        return new(_scratch, 0, _at - start);
    }

    private void SkipDigits()
    {
        var start = _at;
        while (Peek() is >= (byte)'0' and <= (byte)'9')
            _at++;
        if (_at == start)
            throw Wrong();
    }

    private readonly bool IsAt(char expected) => Peek() == expected;

    private readonly byte Peek() => _at < _bytes.Length ? _bytes[_at] : End;

    private byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Wrong();

    private readonly NotJsonException Wrong() => new(_bytes[..Math.Min(_at, _bytes.Length)].Count((byte)'\n') + 1);
}
