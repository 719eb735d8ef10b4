using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Authx.EndToEnd.Support;

/// <summary>Looks into documents.</summary>
internal static class Documents
{
    /// <summary>The only document of a text; JSON that is followed by anything else is refused by the parser.</summary>
    public static JsonElement Single(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static string? Text(this JsonElement json, params string[] path) => json.At(path).GetString();

    public static JsonElement At(this JsonElement json, params string[] path) =>
        path.Aggregate(json, (inner, name) => inner.GetProperty(name));

    public static string[] Keys(this JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];

    public static string[] WarningCodes(this JsonElement json) =>
        [.. json.GetProperty("warnings").EnumerateArray().Select(warning => warning.Text("code")!)];

    /// <summary>A YAML document in the spelling of compact JSON, for comparing.</summary>
    public static string FromYaml(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Spell(stream.Documents.ShouldHaveSingleItem().RootNode);
    }

    /// <summary>A JSON document in the same spelling.</summary>
    public static string Spell(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().Select(one => $"{one.Name}:{Spell(one.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Spell))}]",
        JsonValueKind.String => $"\"{json.GetString()}\"",
        _ => json.GetRawText(),
    };

    private static string Spell(YamlNode node) => node switch
    {
        YamlMappingNode map => $"{{{string.Join(',', map.Children.Select(one => $"{((YamlScalarNode)one.Key).Value}:{Spell(one.Value)}"))}}}",
        YamlSequenceNode list => $"[{string.Join(',', list.Children.Select(Spell))}]",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain => plain.Value ?? "null",
        YamlScalarNode text => $"\"{text.Value}\"",
        _ => throw new NotSupportedException($"A YAML node of the kind {node.NodeType}."),
    };
}
