using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Authx.Host.Settings.Editing;

/// <summary>
/// Changes one place of a settings file and leaves the rest as its author wrote it: comments, order, indents, line ends,
/// trailing commas.
/// </summary>
internal sealed class JsonSplice
{
    private readonly byte[] _text;
    private readonly JsonMember _top;
    private readonly string _newLine;
    private readonly string _unit;

    public JsonSplice(byte[] text)
    {
        _text = text;
        _top = JsonMember.Parse(text);
        _newLine = text.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        _unit = _top.Members is [var first, ..] && Trivia.Indent(text, first.Start) is { Length: > 0 } indent ? indent : "  ";
    }

    /// <summary>A text as it stands in JSON.</summary>
    public static string Quote(string value) => "\"" + JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    /// <summary>The innermost thing that the parts lead to, and how many of them lead there.</summary>
    public (JsonMember Member, int Depth) Reach(string[] parts)
    {
        var member = _top;
        for (var depth = 0; depth < parts.Length; depth++)
        {
            if (member.Find(parts[depth]) is not { } next)
                return (member, depth);
            member = next;
        }

        return (member, parts.Length);
    }

    /// <summary>The text with another value in place of this member's.</summary>
    public byte[] Replace(JsonMember member, string json) => Apply((member.ValueStart, member.ValueEnd, json));

    /// <summary>The text with a new member at the end of the map; the names lead to the value through new maps.</summary>
    public byte[] Insert(JsonMember map, ReadOnlySpan<string> names, string json)
    {
        var isMultiLine = map.Members is not [var first, ..] || Trivia.LineStart(_text, first.Start) > map.ValueStart;
        var outer = Trivia.Indent(_text, map.ValueStart);
        var indent = map.Members is [var one, ..] && isMultiLine ? Trivia.Indent(_text, one.Start) : outer + _unit;
        var member = Render(names, json, isMultiLine ? indent : null);
        if (map.Members is not [.., var last])
            return InsertInto(map, _newLine + indent + member, _newLine + outer);
        return isMultiLine ? InsertLine(last, _newLine + indent + member) : InsertBeside(last, " " + member);
    }

    /// <summary>The text without a member of this map. Comments around it stay; a line that is left blank goes.</summary>
    public byte[] Remove(JsonMember map, JsonMember member)
    {
        var at = map.Members!.IndexOf(member);
        var (start, end) = (member.Start, member.ValueEnd);
        (int, int, string)? comma = null;
        var next = Trivia.NextToken(_text, end);
        if (_text[next] == ',')
            comma = (next, next + 1, "");
        else if (at > 0)
            comma = CommaBehind(map.Members[at - 1]);
        if (comma is (var from, var to, _) && from == end)
            (end, comma) = (to, null);
        var cut = WholeLine(start, end);
        return comma is { } other ? Apply(cut, other) : Apply(cut);
    }

    private (int, int, string) CommaBehind(JsonMember member)
    {
        var comma = Trivia.NextToken(_text, member.ValueEnd);
        return (comma, comma + 1, "");
    }

    // The comma stands at the value, the new line behind the comment that explains the value.
    private byte[] InsertLine(JsonMember last, string text)
    {
        var comma = Trivia.NextToken(_text, last.ValueEnd);
        var isTrailing = _text[comma] == ',';
        var at = isTrailing ? comma + 1 : last.ValueEnd;
        var line = Trivia.EndOfLine(_text, at);
        var place = _text[line] == '}' ? at : line;
        return isTrailing ? Apply((place, place, text + ",")) : Apply((at, at, ","), (place, place, text));
    }

    private byte[] InsertBeside(JsonMember last, string text)
    {
        var comma = Trivia.NextToken(_text, last.ValueEnd);
        return _text[comma] == ','
            ? Apply((comma + 1, comma + 1, text + ","))
            : Apply((last.ValueEnd, last.ValueEnd, "," + text));
    }

    private byte[] InsertInto(JsonMember map, string text, string close)
    {
        var at = Trivia.EndOfLine(_text, map.ValueStart + 1);
        if (_text[at] == '}')
            return Apply((map.ValueStart + 1, at, Encoding.UTF8.GetString(_text, map.ValueStart + 1, at - map.ValueStart - 1).TrimEnd() + text + close));
        return Apply((at, at, text));
    }

    // With an indent every map has lines of its own; without one all stands in the one line that is there.
    private string Render(ReadOnlySpan<string> names, string json, string? indent)
    {
        if (names.Length == 1)
            return $"{Quote(names[0])}: {json}";
        var inner = Render(names[1..], json, indent is null ? null : indent + _unit);
        return indent is null
            ? $"{Quote(names[0])}: {{ {inner} }}"
            : $"{Quote(names[0])}: {{{_newLine}{indent}{_unit}{inner}{_newLine}{indent}}}";
    }

    private (int, int, string) WholeLine(int start, int end)
    {
        var lineStart = Trivia.LineStart(_text, start);
        var isFirst = IsBlank(_text.AsSpan(lineStart, start - lineStart));
        var rest = _text.AsSpan(end);
        var lineEnd = rest.IndexOf((byte)'\n');
        if (isFirst && lineEnd >= 0 && IsBlank(rest[..lineEnd]))
            return (lineStart, end + lineEnd + 1, "");
        // What shares the line keeps the indent.
        return isFirst ? (start, end + rest.IndexOfAnyExcept(" \t"u8), "") : (BlanksBefore(start), end, "");
    }

    private int BlanksBefore(int at)
    {
        while (at > 0 && _text[at - 1] is (byte)' ' or (byte)'\t')
            at--;
        return at;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(" \t\r"u8);

    private byte[] Apply(params (int Start, int End, string Text)[] changes)
    {
        var result = new MemoryStream();
        var at = 0;
        foreach (var (start, end, text) in changes.OrderBy(change => change.Start))
        {
            result.Write(_text, at, start - at);
            result.Write(Encoding.UTF8.GetBytes(text));
            at = end;
        }

        result.Write(_text, at, _text.Length - at);
        return result.ToArray();
    }
}
