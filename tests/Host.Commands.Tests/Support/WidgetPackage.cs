using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Authx.Host.Commands.Tests.Support;

/// <summary>A package of the stranger's plugin, in order unless a test spoils it.</summary>
internal sealed class WidgetPackage : IDisposable
{
    private readonly WidgetPlugin _plugin;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("authx-feed-");

    public WidgetPackage(string version = "1.0.0", string id = WidgetPlugin.Id, string provider = WidgetPlugin.Provider) =>
        (_plugin, Version, Id) = (new(version, id, provider), version, id);

    public string Id { get; }

    /// <summary>The version in the package's own words.</summary>
    public string Version { get; set; }

    public string Type { get; set; } = "AuthxPlugin";

    public string Before { get; set; } = "";

    /// <summary>The folder that it lies in.</summary>
    public string Feed => _directory.FullName;

    public string File => Path.Combine(Feed, $"{Id}.{Version}.nupkg");

    public string Hash => Convert.ToHexStringLower(SHA512.HashData(System.IO.File.ReadAllBytes(File)));

    public WidgetPlugin Plugin => _plugin;

    /// <summary>Packs it; a test may add what no honest packer would.</summary>
    public WidgetPackage Pack(Action<ZipArchive>? spoil = null, string content = "authx/")
    {
        System.IO.File.Delete(File);
        using var archive = ZipFile.Open(File, ZipArchiveMode.Create);
        archive.Add($"{Id}.nuspec", $"""
            {Before}<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
              <id>{Id}</id><version>{Version}</version><authors>Contoso Ltd.</authors><description>Widgets.</description>
              <packageTypes><packageType name="{Type}" /></packageTypes>
            </metadata></package>
            """);
        archive.Add("[Content_Types].xml", "<Types />");
        foreach (var file in Directory.EnumerateFiles(_plugin.Folder))
            archive.CreateEntryFromFile(file, content + Path.GetFileName(file));
        spoil?.Invoke(archive);
        return this;
    }

    public void Dispose()
    {
        _plugin.Dispose();
        _directory.Delete(recursive: true);
    }
}

internal static class Zip
{
    public static ZipArchiveEntry Add(this ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
        return entry;
    }

    public static void AddZeros(this ZipArchive archive, string name, long length)
    {
        using var stream = archive.CreateEntry(name).Open();
        var zeros = new byte[1024 * 1024];
        for (; length > 0; length -= zeros.Length)
            stream.Write(zeros);
    }

    /// <summary>Says of every entry that it is encrypted, as a packer would.</summary>
    public static void MarkAsEncrypted(string file)
    {
        var bytes = System.IO.File.ReadAllBytes(file);
        for (var i = 0; i < bytes.Length - 10; i++)
        {
            if (bytes.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8))
                bytes[i + 8] |= 1;
            else if (bytes.AsSpan(i, 4).SequenceEqual("PK\u0003\u0004"u8))
                bytes[i + 6] |= 1;
        }

        System.IO.File.WriteAllBytes(file, bytes);
    }
}
