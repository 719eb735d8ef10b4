using System.Text.Json;

namespace Authx.Host.Providers;

/// <summary>One object of a manifest, read by name; what is missing or of the wrong kind is said in words.</summary>
internal readonly struct JsonPart
{
    private readonly JsonElement _json;

    /// <exception cref="FormatException">It is no object.</exception>
    public JsonPart(JsonElement json) =>
        _json = json.ValueKind == JsonValueKind.Object ? json : throw new FormatException("an object is expected where there is none");

    public string Text(string name) => FindText(name) ?? throw Wrong(name, "text");

    public string? FindText(string name) => Find(name, JsonValueKind.String, "text")?.GetString();

    public int Number(string name) => FindNumber(name) ?? throw Wrong(name, "a whole number");

    public int? FindNumber(string name) => Find(name, JsonValueKind.Number, "a whole number") is { } json
        ? json.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number")
        : null;

    public bool IsTrue(string name) => _json.TryGetProperty(name, out var json) && json.ValueKind == JsonValueKind.True;

    public JsonPart Part(string name) => new(Find(name, JsonValueKind.Object, "an object") ?? throw Wrong(name, "an object"));

    public IReadOnlyList<JsonPart> Parts(string name) => [.. Items(name).Select(item => new JsonPart(item))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, "a list of texts"))];

    public Dictionary<string, string> TextMap(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(name, JsonValueKind.Object, "an object") is not { } json)
            return map;
        foreach (var member in json.EnumerateObject())
            map[member.Name] = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : throw Wrong(name, "a map of texts");
        return map;
    }

    private JsonElement.ArrayEnumerator Items(string name) => Find(name, JsonValueKind.Array, "a list")?.EnumerateArray() ?? default;

    private JsonElement? Find(string name, JsonValueKind kind, string expected)
    {
        if (!_json.TryGetProperty(name, out var json))
            return null;
        return json.ValueKind == kind ? json : throw Wrong(name, expected);
    }

    private static FormatException Wrong(string name, string expected) => new($"\"{name}\" is missing or is not {expected}");
}
