using System.IO.Compression;
using System.Reflection;
using System.Text.Json;

namespace Packaging.Tests;

/// <summary>The sample plugin is what it says: an outsider's. Taken out of this repository it needs nothing but the packages.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly Outside _outside = new();

    public void Dispose() => _outside.Dispose();

    [Fact]
    public async Task The_sample_tests_and_packs_outside_this_repository_unedited()
    {
        Copy(Sample(), _outside.Folder);
        // Beside the user's own sources, from which xunit comes.
        await File.WriteAllTextAsync(Path.Combine(_outside.Folder, "NuGet.config"),
            $"""<configuration><packageSources><add key="packed" value="{Packages.Folder}"/></packageSources></configuration>""");

        var (tested, tests) = await _outside.DotnetAsync("test", "NpmRegistry.slnx");
        tested.ShouldBe(0, tests);
        tests.ShouldContain("Failed:     0, Passed:   ");

        var (packed, packing) = await _outside.DotnetAsync("pack", "NpmRegistry.slnx", "-o", "out");
        packed.ShouldBe(0, packing);
        packing.ShouldNotContain("warning");
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(Path.Combine(_outside.Folder, "out")).ShouldHaveSingleItem());
        package.Entries.ShouldNotContain(entry => entry.Name == "Authx.Abstractions.dll" || entry.FullName.StartsWith("lib/", StringComparison.Ordinal));
        using var manifest = JsonDocument.Parse(package.GetEntry("authx/plugin.json").ShouldNotBeNull().Read());
        manifest.RootElement.GetProperty("id").GetString().ShouldBe("authx-samples.npm-registry");
        manifest.RootElement.GetProperty("provider").GetProperty("id").GetString().ShouldBe("npm");
    }

    [Fact]
    public void It_is_not_among_the_packages_that_are_shipped() =>
        Packages.All().ShouldNotContain(file => file.Contains("npm-registry", StringComparison.Ordinal));

    // Without the files that put this repository's sources in the packages' place, and without what was built here.
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from).Where(file => !Path.GetFileName(file).StartsWith("Directory.", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
            Copy(folder, Directory.CreateDirectory(Path.Combine(to, Path.GetFileName(folder))).FullName);
    }

    private static string Sample() =>
        typeof(SampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Sample").Value!;
}
