using System.Text.Json;

namespace Packaging.Tests;

/// <summary>A plugin project outside this repository, with nothing but the package.</summary>
public sealed class ContractPackageTests : IDisposable
{
    private readonly Outside _outside = new();

    public void Dispose() => _outside.Dispose();

    [Fact]
    public void The_package_has_what_a_plugins_build_runs()
    {
        using var package = Packages.Open("Authx.Abstractions");

        package.Entries.Select(entry => entry.FullName).ShouldBeSubsetOf(
        [
            "Authx.Abstractions.nuspec",
            "README.md",
            "[Content_Types].xml",
            "_rels/.rels",
            "build/Authx.Abstractions.targets",
            "build/tools/Authx.ManifestWriter.dll",
            "build/tools/Authx.ManifestWriter.runtimeconfig.json",
            "build/tools/contract-version.txt",
            "lib/net10.0/Authx.Abstractions.dll",
            "lib/net10.0/Authx.Abstractions.xml",
            .. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("package/", StringComparison.Ordinal)),
        ]);
        package.GetEntry("build/tools/Authx.ManifestWriter.dll").ShouldNotBeNull();
        package.GetEntry("build/Authx.Abstractions.targets").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_plugin_is_built_with_its_manifest_and_without_the_contract()
    {
        WriteProject(provider: "[AuthxProvider(\"widgets\", \"Contoso Widgets\")]");

        var (code, output) = await _outside.DotnetAsync("publish", "-c", "Release");

        code.ShouldBe(0, output);
        foreach (var folder in new[] { "bin/Release/net10.0", "bin/Release/net10.0/publish" })
        {
            using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_outside.Folder, folder, "plugin.json")));
            manifest.RootElement.GetProperty("id").GetString().ShouldBe("contoso.widgets");
            manifest.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
            manifest.RootElement.GetProperty("contract").GetString().ShouldBe(Packages.ContractVersion);
            Directory.EnumerateFiles(Path.Combine(_outside.Folder, folder), "Authx.*").ShouldBeEmpty();
            (await File.ReadAllTextAsync(Path.Combine(_outside.Folder, folder, "Contoso.Widgets.deps.json"))).ShouldNotContain("Authx.Abstractions.dll");
        }
    }

    [Fact]
    public async Task A_plugin_without_a_provider_does_not_build_and_the_error_says_why()
    {
        WriteProject(provider: "");

        var (code, output) = await _outside.DotnetAsync("build");

        code.ShouldBe(1, output);
        output.ShouldContain("Contoso.Widgets.csproj : error AXP002: ");
        output.ShouldContain("1 Error(s)");
    }

    [Fact]
    public async Task A_plugin_for_several_frameworks_does_not_build_and_the_error_says_why()
    {
        WriteProject(provider: "[AuthxProvider(\"widgets\", \"Contoso Widgets\")]", framework: "<TargetFrameworks>net10.0</TargetFrameworks>");

        var (code, output) = await _outside.DotnetAsync("build");

        code.ShouldBe(1, output);
        output.ShouldContain("Contoso.Widgets.csproj : error AXP007: ");
    }

    // Restored from the packages alone and into a cache of its own: an older build of the same version may lie in the user's.
    private void WriteProject(string provider, string framework = "<TargetFramework>net10.0</TargetFramework>")
    {
        File.WriteAllText(Path.Combine(_outside.Folder, "NuGet.config"),
            $"""<configuration><packageSources><clear/><add key="packed" value="{Packages.Folder}"/></packageSources></configuration>""");
        File.WriteAllText(Path.Combine(_outside.Folder, "Contoso.Widgets.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {framework}
                <ImplicitUsings>enable</ImplicitUsings>
                <IsAuthxPlugin>true</IsAuthxPlugin>
                <Version>2.1.0</Version>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Authx.Abstractions" Version="{Packages.ContractVersion}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_outside.Folder, "WidgetsProvider.cs"), $$"""
            using Authx;

            namespace Contoso.Widgets;

            {{provider}}
            public sealed class WidgetsProvider : IAuthProvider
            {
                public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

                public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
            }
            """);
    }
}
