using System.Text.Json;
using System.Text.RegularExpressions;

namespace Authx.DocumentSchemas;

/// <summary>
/// Holds a document against a JSON Schema (draft 2020-12), as far as docs/schema makes use of it. A keyword that is not
/// known here is no schema that passes, but an exception.
/// </summary>
public static class SchemaCheck
{
    /// <summary>What is wrong with the document, in words; nothing where it fits.</summary>
    public static IReadOnlyList<string> Violations(Schema schema, JsonElement json) => [.. Check(schema, json, "")];

    private static IEnumerable<string> Check(Schema schema, JsonElement json, string place) =>
        schema.Text.EnumerateObject().SelectMany(keyword => Check(schema, keyword.Name, schema with { Text = keyword.Value }, json, place));

    private static IEnumerable<string> Check(Schema schema, string keyword, Schema value, JsonElement json, string place) => keyword switch
    {
        "$schema" or "$defs" or "title" or "description" => [],
        "$ref" => Check(schema.At(value.Text.GetString()!), json, place),
        "anyOf" => Nearest(value, json, place),
        "if" => Check(schema.Part(Violations(value, json).Count == 0 ? "then" : "else"), json, place),
        "then" or "else" => [],
        "type" => Unless(IsOfType(value.Text, json), place, $"is {Show(json)}, and must be {Choice(value.Text)}"),
        "const" => Unless(JsonElement.DeepEquals(value.Text, json), place, $"is {Show(json)}, and must be {value.Text.GetRawText()}"),
        "enum" => Unless(value.Text.EnumerateArray().Any(one => JsonElement.DeepEquals(one, json)), place, $"is {Show(json)}, and must be {Choice(value.Text)}"),
        "minimum" => Unless(json.ValueKind != JsonValueKind.Number || json.GetDouble() >= value.Text.GetDouble(), place, $"is {Show(json)}, and must be {value.Text} at least"),
        "minLength" => Unless(json.ValueKind != JsonValueKind.String || json.GetString()!.Length >= value.Text.GetInt32(), place, "is too short"),
        "pattern" => Unless(json.ValueKind != JsonValueKind.String || Regex.IsMatch(json.GetString()!, value.Text.GetString()!), place, $"is {Show(json)}, and must look like {value.Text}"),
        "items" => CheckItems(value, json, place),
        "properties" => CheckMembers(value, json, place),
        "required" => Missing(value.Text, json, place),
        "additionalProperties" when value.Text.ValueKind == JsonValueKind.False => Unknown(schema, json, place),
        _ => throw new NotSupportedException($"{schema.File} says \"{keyword}\", which nothing here can check."),
    };

    // The alternative that was most likely meant, so that not all of them are said to be missed.
    private static List<string> Nearest(Schema alternatives, JsonElement json, string place) =>
        alternatives.Text.EnumerateArray().Select(one => Check(alternatives with { Text = one }, json, place).ToList()).MinBy(violations => violations.Count)!;

    private static IEnumerable<string> CheckItems(Schema item, JsonElement json, string place) => json.ValueKind == JsonValueKind.Array
        ? json.EnumerateArray().SelectMany((one, index) => Check(item, one, $"{place}[{index}]"))
        : [];

    private static IEnumerable<string> CheckMembers(Schema members, JsonElement json, string place) => json.ValueKind == JsonValueKind.Object
        ? json.EnumerateObject().Where(one => members.Text.TryGetProperty(one.Name, out _)).SelectMany(one => Check(members.Part(one.Name), one.Value, Inside(place, one.Name)))
        : [];

    private static IEnumerable<string> Missing(JsonElement required, JsonElement json, string place) => json.ValueKind == JsonValueKind.Object
        ? required.EnumerateArray().Select(name => name.GetString()!).Where(name => !json.TryGetProperty(name, out _)).Select(name => $"{Inside(place, name)} is missing")
        : [];

    private static IEnumerable<string> Unknown(Schema schema, JsonElement json, string place)
    {
        if (json.ValueKind != JsonValueKind.Object)
            yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!schema.Part("properties").Text.TryGetProperty(member.Name, out _))
                yield return $"{Inside(place, member.Name)} is no key of this document";
            if (!seen.Add(member.Name))
                yield return $"{Inside(place, member.Name)} is there twice";
        }
    }

    private static bool IsOfType(JsonElement types, JsonElement json) => types.ValueKind == JsonValueKind.Array
        ? types.EnumerateArray().Any(type => IsOfType(type, json))
        : types.GetString() switch
        {
            "null" => json.ValueKind == JsonValueKind.Null,
            "object" => json.ValueKind == JsonValueKind.Object,
            "array" => json.ValueKind == JsonValueKind.Array,
            "string" => json.ValueKind == JsonValueKind.String,
            "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _),
            var other => throw new NotSupportedException($"Nothing here knows the type \"{other}\"."),
        };

    private static IEnumerable<string> Unless(bool fits, string place, string what) => fits ? [] : [$"{(place.Length == 0 ? "the document" : place)} {what}"];

    private static string Inside(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private static string Choice(JsonElement allowed) => allowed.ValueKind == JsonValueKind.Array
        ? string.Join(" or ", allowed.EnumerateArray())
        : allowed.ToString();

    private static string Show(JsonElement json) => json.GetRawText() is { Length: <= 80 } text ? text : json.GetRawText()[..80] + "…";
}
