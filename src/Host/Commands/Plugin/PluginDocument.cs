using System.Text.Json;
using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>A plugin as a document.</summary>
internal static class PluginDocument
{
    public static void WriteAll(Utf8JsonWriter json, IEnumerable<CatalogEntry> entries)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteStartArray("plugins");
        foreach (var entry in entries)
            WriteEntry(json, entry);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }

    /// <summary>What became of a plugin that was installed, linked or removed.</summary>
    public static void WriteChange(Utf8JsonWriter json, PluginManifest manifest, string change, InstalledPlugin? installed = null)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("id", manifest.Id);
        json.WriteString("version", manifest.Version);
        json.WriteString("provider", manifest.ProviderId);
        json.WriteString("change", change);
        json.WriteString("sha512", installed?.PackageHash);
        if (installed is not null)
            WriteSigner(json, installed.Signer);
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, CatalogEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("version", entry.Manifest?.Version ?? entry.Installed?.Version);
        json.WriteString("provider", entry.Manifest?.ProviderId ?? entry.Installed?.Provider);
        json.WriteString("name", entry.Manifest?.ProviderName);
        json.WriteString("contract", entry.Manifest?.Contract.ToString());
        json.WriteString("source", EnumNames.Of(entry.Source));
        json.WriteString("state", StateOf(entry));
        json.WriteString("sha512", entry.Installed?.PackageHash);
        json.WriteString("directory", entry.Directory);
        Documents.WriteError(json, entry.Failure);
        json.WriteEndObject();
    }

    public static string StateOf(CatalogEntry entry) => entry.Failure is null ? "ready" : "refused";

    public static void Write(Utf8JsonWriter json, PluginManifest manifest, InstalledPlugin? installed)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("id", manifest.Id);
        json.WriteString("version", manifest.Version);
        json.WriteString("provider", manifest.ProviderId);
        json.WriteString("name", manifest.ProviderName);
        json.WriteString("contract", manifest.Contract.ToString());
        json.WriteString("source", EnumNames.Of(manifest.Source));
        json.WriteString("directory", manifest.Directory);
        WriteSigner(json, installed?.Signer);
        WriteTexts(json, "capabilities", manifest.Capabilities);
        json.WriteStartArray("settings");
        foreach (var setting in manifest.Settings)
            WriteSetting(json, setting);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteSigner(Utf8JsonWriter json, PackageSigner? signer)
    {
        if (signer is null)
        {
            json.WriteNull("signer");
            return;
        }

        json.WriteStartObject("signer");
        json.WriteString("type", EnumNames.Of(signer.Type));
        json.WriteString("subject", signer.Subject);
        json.WriteString("sha256", signer.Fingerprint);
        json.WriteString("trust", EnumNames.Of(signer.Trust));
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

    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
