using System.Text.Json;
using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>A plugin as a document.</summary>
internal static class PluginDocument
{
    public static void WriteEntry(Utf8JsonWriter json, CatalogEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Manifest?.Id ?? Path.GetFileName(entry.Directory));
        json.WriteString("version", entry.Manifest?.Version);
        json.WriteString("provider", entry.Manifest?.ProviderId);
        json.WriteString("name", entry.Manifest?.ProviderName);
        json.WriteString("contract", entry.Manifest?.Contract.ToString());
        json.WriteString("directory", entry.Directory);
        Documents.WriteError(json, entry.Failure);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, PluginManifest manifest)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("id", manifest.Id);
        json.WriteString("version", manifest.Version);
        json.WriteString("provider", manifest.ProviderId);
        json.WriteString("name", manifest.ProviderName);
        json.WriteString("contract", manifest.Contract.ToString());
        json.WriteString("directory", manifest.Directory);
        WriteTexts(json, "capabilities", manifest.Capabilities);
        json.WriteStartArray("settings");
        foreach (var setting in manifest.Settings)
            WriteSetting(json, setting);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteSetting(Utf8JsonWriter json, ProviderSettingAttribute setting)
    {
        json.WriteStartObject();
        json.WriteString("key", setting.Key);
        json.WriteString("type", EnumNames.Of(setting.Type));
        json.WriteBoolean("required", setting.Required);
        json.WriteString("default", setting.Default);
        json.WriteString("oneOf", setting.OneOf);
        json.WriteString("description", setting.Description);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
