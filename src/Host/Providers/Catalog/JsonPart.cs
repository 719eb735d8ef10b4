using System.Text.Json;

namespace Authx.Host.Providers;

/// <summary>
/// One object of a manifest, read by name; what is missing or of the wrong kind is said in words. Loops and no LINQ:
/// every command that calls a provider reads a manifest first.
/// </summary>
internal sealed class JsonPart
{
    private readonly JsonElement _json;

    /// <exception cref="FormatException">It is no object.</exception>
    public JsonPart(JsonElement json) =>
        _json = json.ValueKind == JsonValueKind.Object ? json : throw new FormatException("an object is expected where there is none");

    public string Text(string name) => FindText(name) ?? throw Wrong(name, "text");

    public string? FindText(string name) => TryFind(name, JsonValueKind.String, "text", out var json) ? json.GetString() : null;

    public int Number(string name) => FindNumber(name) ?? throw Wrong(name, "a whole number");

    public int? FindNumber(string name)
    {
        if (!TryFind(name, JsonValueKind.Number, "a whole number", out var json))
            return null;
        return json.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number");
    }

    public bool IsTrue(string name) => _json.TryGetProperty(name, out var json) && json.ValueKind == JsonValueKind.True;

    public JsonPart Part(string name) =>
        TryFind(name, JsonValueKind.Object, "an object", out var json) ? new(json) : throw Wrong(name, "an object");

    public IReadOnlyList<JsonPart> Parts(string name)
    {
        var parts = new List<JsonPart>();
        if (TryFind(name, JsonValueKind.Array, "a list", out var json))
        {
            foreach (var item in json.EnumerateArray())
                parts.Add(new(item));
        }

        return parts;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        if (TryFind(name, JsonValueKind.Array, "a list", out var json))
        {
            foreach (var item in json.EnumerateArray())
                texts.Add(TextOf(item, name));
        }

        return texts;
    }

    public IReadOnlyDictionary<string, string> TextMap(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (TryFind(name, JsonValueKind.Object, "an object", out var json))
        {
            foreach (var member in json.EnumerateObject())
                map[member.Name] = TextOf(member.Value, name);
        }

        return map;
    }

    private bool TryFind(string name, JsonValueKind kind, string expected, out JsonElement json)
    {
        if (!_json.TryGetProperty(name, out json))
            return false;
        return json.ValueKind == kind ? true : throw Wrong(name, expected);
    }

    private static string TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Wrong(name, "made of texts");

    private static FormatException Wrong(string name, string expected) => new($"\"{name}\" is missing or is not {expected}");
}
