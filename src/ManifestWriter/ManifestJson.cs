using System.Text.Encodings.Web;
using System.Text.Json;

namespace Authx.ManifestWriter;

/// <summary>plugin.json, version 1. What has no value is left out.</summary>
internal static class ManifestJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Options options, ProviderClass provider, IReadOnlyDictionary<string, string> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteString("id", options.Id);
            json.WriteString("version", options.Version);
            json.WriteString("contract", options.Contract);
            json.WriteString("assembly", Path.GetFileName(options.Assembly));
            json.WriteString("type", provider.Type);
            WriteProvider(json, provider);
            WriteSettings(json, provider.Settings);
            WriteFiles(json, files);
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteProvider(Utf8JsonWriter json, ProviderClass provider)
    {
        json.WriteStartObject("provider");
        json.WriteString("id", provider.Id);
        json.WriteString("name", provider.Name);
        WriteWords(json, "inputs", NamesOf(provider.Inputs));
        WriteWords(json, "capabilities", provider.Capabilities);
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, IReadOnlyList<Setting> settings)
    {
        json.WriteStartArray("settings");
        foreach (var setting in settings)
            WriteSetting(json, setting);
        json.WriteEndArray();
    }

    private static void WriteSetting(Utf8JsonWriter json, Setting setting)
    {
        json.WriteStartObject();
        json.WriteString("key", setting.Key);
        json.WriteString("type", Camel(setting.Type.ToString()));
        if (setting.Required)
            json.WriteBoolean("required", true);
        WriteWhereGiven(json, "default", setting.Default);
        WriteWhereGiven(json, "oneOf", setting.OneOf);
        if (setting.Min != int.MinValue)
            json.WriteNumber("min", setting.Min);
        if (setting.Max != int.MaxValue)
            json.WriteNumber("max", setting.Max);
        WriteWhereGiven(json, "description", setting.Description);
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyDictionary<string, string> files)
    {
        json.WriteStartObject("files");
        foreach (var (path, hash) in files)
            json.WriteString(path, hash);
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void WriteWhereGiven(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static IEnumerable<string> NamesOf(LoginInputs inputs) =>
        from flag in Enum.GetValues<LoginInputs>()
        where flag != LoginInputs.None && inputs.HasFlag(flag)
        select Camel(flag.ToString());

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
