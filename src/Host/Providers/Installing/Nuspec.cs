using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Authx.Host.Providers.Installing;

/// <summary>What the package itself says that it is.</summary>
internal sealed record Nuspec(string Id, string Version, string Authors)
{
    private const string PackageType = "AuthxPlugin";
    private const string Ending = ".nuspec";

    /// <exception cref="FailureException">There is none, or it is no plugin's.</exception>
    public static Nuspec Read(ZipArchive archive)
    {
        var entries = archive.Entries.Where(one => !one.FullName.Contains('/') && one.FullName.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)).ToList();
        if (entries is not [var entry] || entry.Length > PackageLimits.Megabyte)
            throw PackageRefusal.Of("it is no NuGet package: there is not one .nuspec in it");
        try
        {
            using var stream = entry.Open();
            using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return Read(XDocument.Load(reader));
        }
        catch (XmlException e)
        {
            throw PackageRefusal.Of($"its {entry.FullName} is not XML (line {e.LineNumber})", e);
        }
    }

    private static Nuspec Read(XDocument document)
    {
        var metadata = document.Root?.Elements().FirstOrDefault(one => one.Name.LocalName == "metadata");
        string Text(string name) => metadata?.Elements().FirstOrDefault(one => one.Name.LocalName == name)?.Value.Trim() ?? "";

        var id = Text("id").ToLowerInvariant();
        var version = PluginVersion.Plain(Text("version"));
        if (!PluginNames.IsValid(id) || Name.IsDevice(id))
            throw PackageRefusal.Of($"its id \"{ForeignText.Clean(id, limit: 80)}\" is no name for a plugin");
        if (!PluginVersion.IsValid(version))
            throw PackageRefusal.Of($"its version \"{ForeignText.Clean(version, limit: 80)}\" is none");
        var types = metadata!.Descendants().Where(one => one.Name.LocalName == "packageType").Select(one => one.Attribute("name")?.Value);
        return types.Contains(PackageType, StringComparer.OrdinalIgnoreCase)
            ? new(id, version, ForeignText.Clean(Text("authors"), limit: 200))
            : throw PackageRefusal.Of($"{id} {version} is no plugin for authx: its package type is not {PackageType}");
    }
}
