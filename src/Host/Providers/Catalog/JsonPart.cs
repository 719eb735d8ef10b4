using Authx.Host.Files;

namespace Authx.Host.Providers;

/// <summary>
/// One object of a manifest, read by name; what is missing or of the wrong kind is said in words. Loops and no LINQ:
/// every command that calls a provider reads a manifest first.
/// </summary>
internal sealed class JsonPart
{
    private readonly JsonValue _json;

    /// <exception cref="FormatException">It is no object.</exception>
    public JsonPart(JsonValue json) =>
        _json = json.Kind == JsonKind.Object ? json : throw new FormatException("an object is expected where there is none");

    public string Text(string name) => FindText(name) ?? throw Wrong(name, "text");

    public string? FindText(string name) => Find(name, JsonKind.Text, "text")?.Text;

    public int Number(string name) => FindNumber(name) ?? throw Wrong(name, "a whole number");

    public int? FindNumber(string name)
    {
        if (Find(name, JsonKind.Number, "a whole number") is not { } json)
            return null;
        return json.Number ?? throw Wrong(name, "a whole number");
    }

    public bool IsTrue(string name) => _json.Find(name)?.Kind == JsonKind.True;

    public JsonPart Part(string name) => FindPart(name) ?? throw Wrong(name, "an object");

    public JsonPart? FindPart(string name) => Find(name, JsonKind.Object, "an object") is { } json ? new(json) : null;

    public IReadOnlyList<JsonPart> Parts(string name)
    {
        var parts = new List<JsonPart>();
        foreach (var item in Find(name, JsonKind.Array, "a list")?.Items ?? [])
            parts.Add(new(item));
        return parts;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in Find(name, JsonKind.Array, "a list")?.Items ?? [])
            texts.Add(TextOf(item, name));
        return texts;
    }

    public IReadOnlyDictionary<string, string> TextMap(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Find(name, JsonKind.Object, "an object")?.Members ?? [])
            map[key] = TextOf(value, name);
        return map;
    }

    private JsonValue? Find(string name, JsonKind kind, string expected) => _json.Find(name) is { } json
        ? json.Kind == kind ? json : throw Wrong(name, expected)
        : null;

    private static string TextOf(JsonValue json, string name) => json.Text ?? throw Wrong(name, "made of texts");

    private static FormatException Wrong(string name, string expected) => new($"\"{name}\" is missing or is not {expected}");
}
