using System.Text;
using System.Text.Json;

namespace Authx.Host.Settings;

/// <summary>
/// Reads a settings file into a layer: JSON with comments and trailing commas, maps and single values, nothing else.
/// Configuration has a reader for JSON too; this one keeps the line of every key, refuses what would be merged by chance
/// (lists, a key given twice), and starts faster.
/// </summary>
internal sealed class JsonFile
{
    private readonly SettingLayer _layer;
    private readonly string _path;
    private readonly TextPosition _position;

    private JsonFile(SettingLayer layer, string path, byte[] text)
    {
        _layer = layer;
        _path = path;
        _position = new(text);
    }

    /// <summary>What was read; where there are problems, only as far as they let it.</summary>
    public Layer Layer { get; } = new();

    /// <summary>What is wrong with the file itself.</summary>
    public List<SettingsProblem> Problems { get; } = [];

    /// <summary>Reads the file at the path, which may be missing.</summary>
    public static JsonFile Read(SettingLayer layer, string path) => Parse(layer, path, ConfigText.Read(path));

    /// <summary>Reads text that stands, or is about to stand, at the path.</summary>
    public static JsonFile Parse(SettingLayer layer, string path, ConfigText text)
    {
        var file = new JsonFile(layer, path, text.Bytes);
        if (text.Refusal is { } refusal)
            file.Problems.Add(new(new(layer, path, ""), refusal));
        else if (!text.IsBlank)
            file.ReadAll(text.Bytes);
        return file;
    }

    private void ReadAll(byte[] text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, ConfigText.Syntax);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
                ReadMap(ref reader, "");
            else
                Problems.Add(new(At(reader.TokenStartIndex, ""), "the settings are not a map; the file begins with { and ends with }"));
            // What follows is read too, so that it cannot be something that somebody believes to be in force.
            while (reader.Read())
                reader.Skip();
        }
        catch (JsonException error)
        {
            Problems.Add(SyntaxProblem(text, error));
        }
    }

    private void ReadMap(ref Utf8JsonReader reader, string map)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var offset = reader.TokenStartIndex;
            var name = Text(ref reader);
            var origin = At(offset, name is null ? map : ConfigKey.Join(map, name));
            reader.Read();
            if (Refusal(name, origin, reader.TokenType) is { } words)
                Refuse(ref reader, origin, words);
            else
                ReadValue(ref reader, origin);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, Origin origin)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Layer.PutMap(origin.Key, origin);
            ReadMap(ref reader, origin.Key);
            return;
        }

        // The JSON spelling: true and not True, 1.50 as it is written.
        var value = reader.TokenType == JsonTokenType.String ? Text(ref reader) : Encoding.UTF8.GetString(reader.ValueSpan);
        if (value is null)
            Refuse(ref reader, origin, "has a character that does not exist (half of a \\u pair)");
        else
            Layer.Put(origin.Key, reader.TokenType == JsonTokenType.Null ? null : value, origin);
    }

    private string? Refusal(string? name, Origin origin, JsonTokenType value)
    {
        if (name is null)
            return "holds a name with a character that does not exist (half of a \\u pair)";
        if (name.Length == 0)
            return "holds an empty name";
        if (name.Contains(ConfigKey.Separator))
            return "has a colon in its name, which no setting has";
        if (Layer.Find(origin.Key) is { } first)
            return $"is there twice, first at line {first.Line} (upper and lower case are the same here)";
        return value == JsonTokenType.StartArray
            ? "is a list; settings are maps and single values, because lists of two files cannot be merged"
            : null;
    }

    private void Refuse(ref Utf8JsonReader reader, Origin origin, string words)
    {
        Problems.Add(new(origin, words));
        reader.Skip();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private Origin At(long offset, string key)
    {
        var (line, column) = _position.At((int)offset);
        return new(_layer, _path, key) { Line = line, Column = column };
    }

    // The reader's own message is not used: it quotes what it stumbled over, which may be a secret without its quotes.
    private SettingsProblem SyntaxProblem(byte[] text, JsonException error)
    {
        var offset = TextPosition.Offset(text, error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
        var (line, column) = new TextPosition(text).At(offset);
        var words = offset >= text.Length
            ? "the file ends too early: a closing brace or quote is missing"
            : (char)text[offset] switch
            {
                '"' => "a comma or a colon is missing before this quote",
                '\n' or '\r' => "the text is not closed at the end of its line",
                '}' or ']' or ',' or ':' => $"this \"{(char)text[offset]}\" is one too many, or a value is missing before it",
                '{' or '[' => "no map and no list can begin here, or they are nested too deep",
                _ => "this is not JSON: names and texts stand in double quotes",
            };
        return new(new(_layer, _path, "") { Line = line, Column = column }, words);
    }
}
