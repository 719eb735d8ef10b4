using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>
/// Fills a JSON template by its structure: values only ever become texts, so that none of them can begin something else.
/// </summary>
internal static class JsonBody
{
    public static byte[] Fill(string template, Values values)
    {
        using var document = JsonDocument.Parse(template);
        using var filled = new MemoryStream();
        using (var writer = new Utf8JsonWriter(filled))
            Write(document.RootElement, writer, values);
        return filled.ToArray();
    }

    /// <summary>Whether the text is JSON once its names are taken for texts.</summary>
    public static bool IsJson(string template)
    {
        try
        {
            JsonDocument.Parse(template).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, Values values)
    {
        if (element.ValueKind == JsonValueKind.Object)
            WriteObject(element, writer, values);
        else if (element.ValueKind == JsonValueKind.Array)
            WriteArray(element, writer, values);
        else if (element.ValueKind == JsonValueKind.String)
            writer.WriteStringValue(Template.Parse(element.GetString()!).Fill(values, value => value));
        else
            element.WriteTo(writer);
    }

    private static void WriteObject(JsonElement element, Utf8JsonWriter writer, Values values)
    {
        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            if (IsLeftOut(member.Value, values))
                continue;
            writer.WritePropertyName(Template.Parse(member.Name).Fill(values, value => value));
            Write(member.Value, writer, values);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(JsonElement element, Utf8JsonWriter writer, Values values)
    {
        writer.WriteStartArray();
        foreach (var item in element.EnumerateArray())
        {
            if (!IsLeftOut(item, values))
                Write(item, writer, values);
        }

        writer.WriteEndArray();
    }

    private static bool IsLeftOut(JsonElement element, Values values) =>
        element.ValueKind == JsonValueKind.String && Template.Parse(element.GetString()!).IsLeftOut(values);
}
