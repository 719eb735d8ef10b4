using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Authx.EndToEnd.Support;

/// <summary>A folder of packages of a stranger's plugin: the test provider, built for real, under an id of its own.</summary>
internal sealed class StrangersFeed : IDisposable
{
    public const string Id = "contoso.widgets";

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("authx-e2e-feed-");

    public string Directory => _directory.FullName;

    public static string HashOf(string file) => Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(file)));

    /// <summary>Packs that version, out of another test provider and with another contract's number where they are given.</summary>
    /// <returns>The package's file.</returns>
    public string Pack(string version, string built = "good", string? contract = null)
    {
        var file = Path.Combine(Directory, $"{Id}.{version}.nupkg");
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        Add(archive, $"{Id}.nuspec", $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
              <id>{Id}</id><version>{version}</version><authors>Contoso</authors><description>Widgets.</description>
              <packageTypes><packageType name="AuthxPlugin" /></packageTypes>
            </metadata></package>
            """);
        foreach (var one in System.IO.Directory.EnumerateFiles(Path.Combine(Built(), built)))
        {
            if (Path.GetFileName(one) == "plugin.json")
                Add(archive, "authx/plugin.json", Manifest(one, version, contract));
            else
                archive.CreateEntryFromFile(one, "authx/" + Path.GetFileName(one));
        }

        return file;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Manifest(string built, string version, string? contract)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(built))!;
        manifest["id"] = Id;
        manifest["version"] = version;
        manifest["provider"]!["id"] = "widgets";
        if (contract is not null)
            manifest["contract"] = contract;
        return manifest.ToJsonString();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static string Built() => typeof(StrangersFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "TestProviders").Value!;
}
