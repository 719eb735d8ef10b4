using System.Text.Json.Nodes;

namespace Authx.Host.Commands.Tests.Support;

/// <summary>A stranger's plugin: the steerable test provider, built for real, under an id of its own.</summary>
internal sealed class WidgetPlugin : IDisposable
{
    public const string Id = "contoso.widgets";
    public const string Provider = "widgets";
    public const string Assembly = "TestProviders.Good.dll";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("authx-widgets-");

    public WidgetPlugin(string version = "1.0.0", string id = Id, string provider = Provider)
    {
        if (!OperatingSystem.IsWindows())
            _directory.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "plugins", "good")))
            Put(Path.GetFileName(file), File.ReadAllBytes(file));
        Edit(manifest =>
        {
            manifest["id"] = id;
            manifest["version"] = version;
            manifest["provider"]!["id"] = provider;
        });
    }

    public string Folder => _directory.FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file that nobody else can write, whatever the umask.</summary>
    public void Put(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Edit(Action<JsonObject> edit)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(PathOf("plugin.json")))!.AsObject();
        edit(manifest);
        File.WriteAllText(PathOf("plugin.json"), manifest.ToJsonString());
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
