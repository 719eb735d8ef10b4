using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;

namespace ManifestWriter.Tests;

/// <summary>The fixture is a plugin project; its manifest was written by its own build.</summary>
public sealed class ManifestTests : IDisposable
{
    private static readonly string Fixture = typeof(ManifestTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Fixture").Value!;

    private readonly string _copy = Directory.CreateTempSubdirectory("authx-manifest-").FullName;

    public ManifestTests()
    {
        foreach (var file in Directory.EnumerateFiles(Fixture))
            File.Copy(file, Path.Combine(_copy, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact]
    public void The_build_writes_what_the_source_declares()
    {
        var text = File.ReadAllText(Path.Combine(Fixture, "plugin.json"));

        text[..text.IndexOf("  \"files\"", StringComparison.Ordinal)].ShouldBe("""
            {
              "schema": 1,
              "id": "fixture",
              "version": "0.1.0",
              "contract": "1.0.0",
              "assembly": "ManifestWriter.Fixture.dll",
              "type": "ManifestWriter.Fixture.FixtureProvider",
              "provider": {
                "id": "fixture-provider",
                "name": "The fixture's “provider”",
                "inputs": [
                  "token"
                ],
                "capabilities": [
                  "whoami",
                  "refresh"
                ]
              },
              "settings": [
                {
                  "key": "server",
                  "type": "url",
                  "required": true,
                  "description": "where the API lives"
                },
                {
                  "key": "retries",
                  "type": "number",
                  "default": "3",
                  "min": 0,
                  "max": 9
                },
                {
                  "key": "mode",
                  "type": "text",
                  "default": "slow",
                  "oneOf": "fast|slow"
                },
                {
                  "key": "gone",
                  "type": "statuses",
                  "default": "404,410"
                },
                {
                  "key": "account.pointer",
                  "type": "jsonPointer"
                },
                {
                  "key": "headers.*",
                  "type": "headerName"
                }
              ],

            """);
    }

    [Fact]
    public void The_build_leaves_the_contract_to_the_host() =>
        Directory.EnumerateFiles(Fixture, "Authx.Abstractions.*").ShouldBeEmpty();

    [Fact]
    public void Every_file_but_the_manifest_is_listed_with_its_hash()
    {
        var below = Directory.CreateDirectory(Path.Combine(_copy, "runtimes", "linux"));
        File.WriteAllText(Path.Combine(below.FullName, "native.so"), "native");

        Write().ShouldBeEmpty();

        var listed = Files();
        listed.Keys.Order(StringComparer.Ordinal).ShouldBe(
            Directory.EnumerateFiles(_copy, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(_copy, file).Replace('\\', '/'))
                .Where(file => file != "plugin.json").Order(StringComparer.Ordinal));
        listed["runtimes/linux/native.so"].ShouldBe(Convert.ToHexStringLower(SHA256.HashData("native"u8)));
    }

    [Fact]
    public void Another_output_below_this_one_is_not_part_of_it()
    {
        var publish = Directory.CreateDirectory(Path.Combine(_copy, "publish")).FullName;
        File.Copy(Path.Combine(_copy, "plugin.json"), Path.Combine(publish, "plugin.json"));
        File.WriteAllText(Path.Combine(publish, "x.dll"), "");

        Write().ShouldBeEmpty();

        Files().Keys.ShouldNotContain("publish/x.dll");
    }

    [Fact]
    public void A_copy_of_the_contract_is_refused_and_no_manifest_stays_behind()
    {
        File.WriteAllText(Path.Combine(_copy, "Authx.Abstractions.dll"), "");

        Write().ShouldHaveSingleItem().Code.ShouldBe("AXP001");

        File.Exists(Path.Combine(_copy, "plugin.json")).ShouldBeFalse();
    }

    [Fact]
    public void A_plugin_needs_a_proper_id() => Write(id: "Not.Proper").ShouldHaveSingleItem().Code.ShouldBe("AXP004");

    [Fact]
    public void Problems_are_told_in_the_form_that_builds_understand() =>
        new Problem("AXP002", "No class.").In("/src/a b/x.csproj").ShouldBe("/src/a b/x.csproj : error AXP002: No class.");

    [Fact]
    public void Options_are_taken_only_when_complete()
    {
        string[] complete = ["--assembly", "a", "--output", "o", "--id", "i", "--version", "v", "--contract", "c", "--origin", "p"];

        Options.Parse(complete).ShouldNotBeNull().Contract.ShouldBe("c");
        Options.Parse(complete[..10]).ShouldBeNull();
        Options.Parse([.. complete, "--more", "m"]).ShouldBeNull();
        Options.Parse([.. complete[..10], "--other", "x"]).ShouldBeNull();
    }

    private IReadOnlyList<Problem> Write(string id = "fixture") => PluginBuild.Write(new()
    {
        Assembly = Path.Combine(_copy, "ManifestWriter.Fixture.dll"),
        Output = _copy,
        Id = id,
        Version = "1.0.0",
        Contract = "1.0.0",
        Origin = "fixture.csproj",
    });

    private Dictionary<string, string> Files()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_copy, "plugin.json")));
        return manifest.RootElement.GetProperty("files").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
    }
}
