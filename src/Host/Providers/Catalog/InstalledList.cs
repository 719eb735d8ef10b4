using System.Text.Json;
using Authx.Host.Files;

namespace Authx.Host.Providers;

/// <summary>The list of the user's plugins, one file. What stands in it is installed; what does not is not, whatever lies in folders.</summary>
internal static class InstalledList
{
    private const int KnownSchema = 1;

    /// <summary>The list; empty where there is no file.</summary>
    /// <exception cref="FailureException">It is open to others, or cannot be read or understood.</exception>
    public static IReadOnlyList<InstalledPlugin> Read(string file)
    {
        if (PrivateFile.Read(file) is not { } content)
            return [];
        try
        {
            var root = new JsonPart(JsonText.Read(content));
            if (root.Number("schema") is var schema and not KnownSchema)
                throw new FormatException($"its schema is {schema}, and this authx reads schema {KnownSchema}");
            return [.. root.Parts("plugins").Select(One)];
        }
        catch (NotJsonException e)
        {
            throw Refused(file, $"it is not JSON (line {e.Line})", e);
        }
        catch (FormatException e)
        {
            throw Refused(file, e.Message, e);
        }
    }

    /// <summary>Puts the list in the place of the old one; the caller holds the lock.</summary>
    /// <exception cref="FailureException">It could not be written; the old one is still there.</exception>
    public static void Write(string file, IEnumerable<InstalledPlugin> plugins)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", KnownSchema);
            json.WriteStartArray("plugins");
            foreach (var plugin in plugins)
                Write(json, plugin);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        AtomicFile.Write(file, buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, InstalledPlugin plugin)
    {
        json.WriteStartObject();
        json.WriteString("id", plugin.Id);
        json.WriteString("provider", plugin.Provider);
        json.WriteString("version", plugin.Version);
        json.WriteString("folder", plugin.Folder);
        json.WriteBoolean("active", plugin.IsActive);
        json.WriteBoolean("linked", plugin.IsLinked);
        if (plugin.PackageHash is not null)
            json.WriteString("sha512", plugin.PackageHash);
        if (plugin.ManifestHash is not null)
            json.WriteString("manifest", plugin.ManifestHash);
        json.WriteString("source", plugin.Origin);
        if (plugin.Signer is { } signer)
        {
            json.WriteStartObject("signer");
            json.WriteString("type", EnumNames.Of(signer.Type));
            json.WriteString("trust", EnumNames.Of(signer.Trust));
            if (signer.Subject is not null)
                json.WriteString("subject", signer.Subject);
            if (signer.Fingerprint is not null)
                json.WriteString("sha256", signer.Fingerprint);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static InstalledPlugin One(JsonPart part)
    {
        var plugin = new InstalledPlugin
        {
            Id = PluginNameIn(part, "id"),
            Provider = PluginNameIn(part, "provider"),
            Version = part.Text("version"),
            Folder = part.Text("folder"),
            IsActive = part.IsTrue("active"),
            IsLinked = part.IsTrue("linked"),
            PackageHash = part.FindText("sha512"),
            ManifestHash = part.FindText("manifest"),
            Origin = part.FindText("source") ?? "",
            Signer = part.FindPart("signer") is { } signer ? SignerIn(signer) : null,
        };
        if (plugin.IsLinked ? !Path.IsPathFullyQualified(plugin.Folder) : !IsOwnFolder(plugin) || plugin.ManifestHash is null)
            throw new FormatException($"its entry for \"{plugin.Id}\" is damaged");
        return plugin;
    }

    private static PackageSigner SignerIn(JsonPart part) => new(EnumIn<SignatureType>(part, "type"), part.FindText("subject"), part.FindText("sha256"))
    {
        Trust = EnumIn<SignatureTrust>(part, "trust"),
    };

    private static T EnumIn<T>(JsonPart part, string name) where T : struct, Enum =>
        EnumNames.Find<T>(part.Text(name)) ?? throw new FormatException($"\"{name}\" is none that this authx knows");

    // A plugin's folder is <id>/<version>: the list leads nowhere else.
    private static bool IsOwnFolder(InstalledPlugin plugin) =>
        plugin.Folder.Split('/') is [var id, var version] && id == plugin.Id && PluginVersion.IsFolderName(version);

    private static string PluginNameIn(JsonPart part, string name) => part.Text(name) is var text && PluginNames.IsValid(text)
        ? text
        : throw new FormatException($"\"{name}\" is no name for a plugin");

    private static FailureException Refused(string file, string reason, Exception cause) =>
        new Failure(ErrorCode.PluginRefused, $"The list of your plugins, {file}, cannot be used: {ForeignText.Clean(reason)}.")
        { Hint = $"Move it away ({file}), then install your plugins again." }.AsException(cause);
}
