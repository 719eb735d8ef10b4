using System.IO.Compression;
using System.Xml.Linq;

namespace Packaging.Tests;

public sealed class MetadataTests
{
    [Fact]
    public void Every_package_says_what_it_is_and_under_which_licence()
    {
        foreach (var file in Packages.All())
        {
            using var package = ZipFile.OpenRead(file);
            var metadata = Metadata(package);

            Value(metadata, "license").ShouldBe("MIT", file);
            Value(metadata, "readme").ShouldBe("README.md", file);
            Value(metadata, "description").ShouldNotBeNullOrWhiteSpace(file);
            Value(metadata, "authors").ShouldBe("authx contributors", file);
            package.GetEntry("README.md").ShouldNotBeNull(file).Length.ShouldBeGreaterThan(0, file);
        }
    }

    [Fact]
    public void The_tool_is_called_authx()
    {
        foreach (var file in Packages.Tools())
        {
            using var package = ZipFile.OpenRead(file);
            var settings = package.Entries.Single(entry => entry.Name == "DotnetToolSettings.xml");
            using var stream = settings.Open();

            XDocument.Load(stream).Descendants().Single(element => element.Name.LocalName == "Command")
                .Attribute("Name")!.Value.ShouldBe("authx", file);
        }
    }

    [Fact]
    public void The_contract_depends_on_nothing()
    {
        using var package = Packages.Open("Authx.Abstractions");

        Metadata(package).Descendants().ShouldNotContain(element => element.Name.LocalName == "dependency");
    }

    private static XElement Metadata(ZipArchive package)
    {
        using var stream = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!;
    }

    private static string? Value(XElement metadata, string name) =>
        metadata.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
