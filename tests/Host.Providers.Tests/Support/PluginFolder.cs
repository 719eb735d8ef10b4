using System.Reflection;
using System.Text.Json.Nodes;

namespace Authx.Host.Providers.Tests;

/// <summary>A folder of plugins like the one beside the tool, with copies of the test providers that a test asks for.</summary>
internal sealed class PluginFolder : IDisposable
{
    private const string ManifestName = "plugin.json";

    private PluginFolder() => Directory = System.IO.Directory.CreateTempSubdirectory("authx-plugins-").FullName;

    public string Directory { get; }

    public PluginCatalog Catalog => new(Directory);

    /// <summary>Where its plugins are said to come from.</summary>
    public PluginSource Source { get; init; }

    public PluginManifest Manifest(string id) =>
        Source == PluginSource.Bundled ? Catalog.Find(id) : ManifestReader.Read(File(id, ManifestName), Source, _ => { });

    public static PluginFolder With(params string[] ids) => From(PluginSource.Bundled, ids);

    public static PluginFolder From(PluginSource source, params string[] ids)
    {
        var folder = new PluginFolder { Source = source };
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
    }
}
