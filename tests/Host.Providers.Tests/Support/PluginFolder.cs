using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Authx.Host.Providers.Tests;

/// <summary>A folder of plugins like the one beside the tool, with copies of the test providers that a test asks for.</summary>
internal sealed class PluginFolder : IDisposable
{
    private const string ManifestName = "plugin.json";

    private PluginFolder() => Directory = System.IO.Directory.CreateTempSubdirectory("authx-plugins-").FullName;

    public string Directory { get; }

    public PluginCatalog Catalog => new(Directory);

    public static PluginFolder With(params string[] ids)
    {
        var folder = new PluginFolder();
        foreach (var id in ids)
            folder.Add(id);
        return folder;
    }

    /// <summary>Where the test project found a path of that name when it was built.</summary>
    public static string Built(string name) => typeof(PluginFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == name).Value!;

    public string File(string id, string name) => Path.Combine(Directory, id, name);

    /// <summary>Writes a manifest, whatever is in it.</summary>
    public void Write(string id, string manifest)
    {
        System.IO.Directory.CreateDirectory(Path.Combine(Directory, id));
        System.IO.File.WriteAllText(File(id, ManifestName), manifest);
    }

    /// <summary>Changes one line of a manifest.</summary>
    public void Edit(string id, Action<JsonObject> edit)
    {
        var manifest = JsonNode.Parse(System.IO.File.ReadAllText(File(id, ManifestName)))!.AsObject();
        edit(manifest);
        Write(id, manifest.ToJsonString());
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private void Add(string id)
    {
        var built = Path.Combine(Built("TestProviders"), id);
        System.IO.Directory.CreateDirectory(Path.Combine(Directory, id));
        foreach (var file in System.IO.Directory.EnumerateFiles(built))
            System.IO.File.Copy(file, File(id, Path.GetFileName(file)));
        if (!System.IO.File.Exists(File(id, ManifestName)))
            Write(id, Manifest(id).ToJsonString());
    }

    // What the build writes into a manifest, as far as the runner reads it, for a provider that was built without.
    private JsonObject Manifest(string id)
    {
        var folder = Path.Combine(Directory, id);
        var assembly = Path.GetFileName(System.IO.Directory.EnumerateFiles(folder, "TestProviders.*.dll").Single());
        var type = Path.GetFileNameWithoutExtension(assembly) + "Provider";
        var files = System.IO.Directory.EnumerateFiles(folder).Select(file => KeyValuePair.Create(
            Path.GetFileName(file), (JsonNode?)Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(file)))));
        return new()
        {
            ["schema"] = 1,
            ["id"] = id,
            ["version"] = "0.1.0",
            ["contract"] = id.EndsWith("newer-contract", StringComparison.Ordinal) ? "1.9.0" : "1.0.0",
            ["assembly"] = assembly,
            ["type"] = type,
            ["provider"] = new JsonObject { ["id"] = id, ["name"] = id, ["inputs"] = new JsonArray("token"), ["capabilities"] = new JsonArray() },
            ["settings"] = new JsonArray(),
            ["files"] = new JsonObject(files),
        };
    }
}
