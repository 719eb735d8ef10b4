using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace Packaging.Tests;

public sealed class ToolPackageTests
{
    private static readonly string[] PluginProjects = typeof(ToolPackageTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Plugins").Value!.Split(';');

    [Fact]
    public void There_is_a_package_for_every_other_runtime() =>
        Packages.Tools().ShouldContain(file => Path.GetFileName(file).StartsWith("authx.any.", StringComparison.Ordinal));

    [Fact]
    public void Every_plugin_project_is_bundled_with_every_tool()
    {
        foreach (var file in Packages.Tools())
        {
            using var package = ZipFile.OpenRead(file);
            var bundled = package.Entries.Where(entry => entry.FullName.Contains("/plugins/", StringComparison.Ordinal)).Select(entry => entry.Name).ToList();

            PluginProjects.ShouldAllBe(project => bundled.Contains(project + ".dll"), file);
            Manifests(package).Count().ShouldBe(PluginProjects.Length, file);
        }
    }

    [Fact]
    public void Every_bundled_plugin_consists_of_exactly_the_files_in_its_manifest()
    {
        foreach (var file in Packages.Tools())
        {
            using var package = ZipFile.OpenRead(file);
            foreach (var manifest in Manifests(package))
                CheckFiles(package, manifest, file);
        }
    }

    [Fact]
    public void A_tool_for_a_runtime_and_its_plugins_are_compiled_ahead_of_time()
    {
        foreach (var file in Packages.Tools().Where(file => !Path.GetFileName(file).StartsWith("authx.any.", StringComparison.Ordinal)))
        {
            using var package = ZipFile.OpenRead(file);
            var ours = package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal) && IsOurs(entry)).ToList();

            ours.Count.ShouldBeGreaterThan(2, file);
            ours.ShouldAllBe(entry => IsCompiled(entry.Read()), file);
        }
    }

    [Fact]
    public void No_symbols_and_no_documentation_travel_along()
    {
        foreach (var file in Packages.Tools())
        {
            using var package = ZipFile.OpenRead(file);
            package.Entries.Where(entry => entry.FullName.StartsWith("tools/", StringComparison.Ordinal))
                .ShouldNotContain(entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal) || entry.Name.StartsWith("Authx.", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal), file);
        }
    }

    private static IEnumerable<ZipArchiveEntry> Manifests(ZipArchive package) =>
        package.Entries.Where(entry => entry.Name == "plugin.json" && entry.FullName.Contains("/plugins/", StringComparison.Ordinal));

    private static void CheckFiles(ZipArchive package, ZipArchiveEntry manifest, string file)
    {
        var folder = manifest.FullName[..^"plugin.json".Length];
        using var json = JsonDocument.Parse(manifest.Read());
        var listed = json.RootElement.GetProperty("files").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
        var packed = package.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal) && entry != manifest)
            .ToDictionary(entry => entry.FullName[folder.Length..], entry => Convert.ToHexStringLower(SHA256.HashData(entry.Read())));

        listed.ShouldContainKey(json.RootElement.GetProperty("assembly").GetString()!, file);
        packed.OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe(
            listed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!)), file);
    }

    private static bool IsOurs(ZipArchiveEntry entry) =>
        entry.Name.StartsWith("authx", StringComparison.OrdinalIgnoreCase) || entry.Name.StartsWith("McMaster", StringComparison.Ordinal);

    private static bool IsCompiled(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0 && file.GetMetadataReader().IsAssembly;
    }
}
