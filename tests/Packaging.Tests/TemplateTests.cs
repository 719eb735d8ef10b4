using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace Packaging.Tests;

/// <summary>The road of a provider's author, with nothing but the packages: template, test, pack.</summary>
public sealed class TemplateTests : IDisposable
{
    private const string Name = "Contoso.Auth.Gadgets";

    private readonly Outside _outside = new();

    private string Made => Path.Combine(_outside.Folder, Name);

    public void Dispose() => _outside.Dispose();

    [Fact]
    public async Task What_the_template_makes_passes_its_tests_and_packs_unedited()
    {
        AddFeed();
        await MakeAsync();
        (await File.ReadAllTextAsync(Path.Combine(Made, "src", Name, "GadgetsProvider.cs"))).ShouldContain("[AuthxProvider(\"gadgets\", \"Gadgets\"");

        var (tested, tests) = await _outside.DotnetInAsync(Made, "test");
        tested.ShouldBe(0, tests);
        tests.ShouldContain("Failed:     0, Passed:    ");

        var (packed, packing) = await _outside.DotnetInAsync(Made, "pack", "-o", "out");
        packed.ShouldBe(0, packing);
        packing.ShouldNotContain("warning");
        CheckPackage(Directory.EnumerateFiles(Path.Combine(Made, "out")).ShouldHaveSingleItem());
    }

    [Fact]
    public async Task What_lies_in_folders_beside_the_assembly_is_packed_where_it_lies()
    {
        AddFeed();
        await MakeAsync();
        var plugin = Path.Combine(Made, "src", Name);
        Directory.CreateDirectory(Path.Combine(plugin, "data", "deeper"));
        await File.WriteAllTextAsync(Path.Combine(plugin, "data", "words.txt"), "words");
        await File.WriteAllTextAsync(Path.Combine(plugin, "data", "deeper", "LICENSE"), "words");
        var project = Path.Combine(plugin, Name + ".csproj");
        var text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace("</Project>",
            """<ItemGroup><None Include="data/**" CopyToOutputDirectory="PreserveNewest" /></ItemGroup></Project>""", StringComparison.Ordinal));

        var (packed, packing) = await _outside.DotnetInAsync(plugin, "pack", "-o", Path.Combine(Made, "out"));

        packed.ShouldBe(0, packing);
        CheckPackage(Directory.EnumerateFiles(Path.Combine(Made, "out")).ShouldHaveSingleItem(), "authx/data/words.txt", "authx/data/deeper/LICENSE");
    }

    [Fact]
    public async Task A_provider_that_breaks_a_rule_fails_the_test_that_is_named_after_it()
    {
        AddFeed();
        await MakeAsync();
        var provider = Path.Combine(Made, "src", Name, "GadgetsProvider.cs");
        var good = await File.ReadAllTextAsync(provider);
        await File.WriteAllTextAsync(provider, good.Replace("{ Status: 403 } => Outcome.Denied", "{ Status: 403 } => Outcome.Ended", StringComparison.Ordinal));

        var (code, output) = await _outside.DotnetInAsync(Made, "test");

        code.ShouldBe(1, output);
        output.ShouldContain("AX007");
        output.ShouldContain("Failed:     1, Passed:    ");
    }

    // Beside the user's own sources, from which xunit comes.
    private void AddFeed() => File.WriteAllText(Path.Combine(_outside.Folder, "NuGet.config"),
        $"""<configuration><packageSources><add key="packed" value="{Packages.Folder}"/></packageSources></configuration>""");

    private async Task MakeAsync()
    {
        var hive = Path.Combine(_outside.Folder, "hive");
        var (installed, installing) = await _outside.DotnetAsync("new", "install", Packages.PathOf("Authx.Templates"), "--debug:custom-hive", hive);
        installed.ShouldBe(0, installing);
        var (made, making) = await _outside.DotnetAsync("new", "authx-provider", "-n", Name, "--debug:custom-hive", hive);
        made.ShouldBe(0, making);
    }

    private static void CheckPackage(string file, params string[] more)
    {
        using var package = ZipFile.OpenRead(file);
        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var metadata = XDocument.Load(nuspec).Root!;
        metadata.Descendants().Single(element => element.Name.LocalName == "packageType").Attribute("name")!.Value.ShouldBe("AuthxPlugin");
        metadata.Descendants().ShouldNotContain(element => element.Name.LocalName == "dependency");

        var content = package.Entries.Where(entry => entry.FullName.StartsWith("authx/", StringComparison.Ordinal)).ToList();
        package.Entries.ShouldNotContain(entry => entry.Name == "Authx.Abstractions.dll" || entry.FullName.StartsWith("lib/", StringComparison.Ordinal));
        more.ShouldBeSubsetOf(content.Select(entry => entry.FullName));
        using var manifest = JsonDocument.Parse(content.Single(entry => entry.Name == "plugin.json").Read());
        manifest.RootElement.GetProperty("id").GetString().ShouldBe("contoso.auth.gadgets");
        manifest.RootElement.GetProperty("provider").GetProperty("id").GetString().ShouldBe("gadgets");
        manifest.RootElement.GetProperty("files").EnumerateObject().ToDictionary(hash => "authx/" + hash.Name, hash => hash.Value.GetString()!).ShouldBe(
            content.Where(entry => entry.Name != "plugin.json").ToDictionary(entry => entry.FullName, entry => Convert.ToHexStringLower(SHA256.HashData(entry.Read()))),
            ignoreOrder: true);
    }
}
