using System.Text;
using System.Text.Json;

namespace Authx.Host.Terminal;

/// <summary>
/// A JSON document as YAML. Scalars keep their JSON spelling, which YAML 1.2 reads the same way, so that no text can turn
/// into a number, a date or a "no" on the way.
/// </summary>
internal static class Yaml
{
    public static string From(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Write(text, document.RootElement, indent: 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element, int indent)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    WriteEntry(text, member.Name + ":", member.Value, indent);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    WriteEntry(text, "-", item, indent);
                break;
            default:
                text.Append(' ', indent).Append(Scalar(element)).Append('\n');
                break;
        }
    }

    private static void WriteEntry(StringBuilder text, string lead, JsonElement value, int indent)
    {
        text.Append(' ', indent).Append(lead);
        if (IsNested(value))
        {
            text.Append('\n');
            Write(text, value, indent + 2);
        }
        else
        {
            text.Append(' ').Append(Scalar(value)).Append('\n');
        }
    }

    private static bool IsNested(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => false,
    };

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        _ => value.GetRawText(),
    };
}
