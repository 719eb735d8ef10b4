using System.IO.Compression;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Plugin;

/// <summary>Packages that no honest packer makes. Each is trusted by its hash, and refused all the same.</summary>
public sealed class PluginRefusalTests : IDisposable
{
    private readonly Home _home = new();
    private readonly WidgetPackage _package = new();

    [Theory]
    [InlineData("../evil.dll", "leads out of its folder")]
    [InlineData("authx/../../evil.dll", "leads out of its folder")]
    [InlineData("authx/%2e%2e/evil.dll", "leads out of its folder")]
    [InlineData("/tmp/authx-evil.dll", "is absolute")]
    [InlineData("C:/evil.dll", "names a drive")]
    [InlineData("authx/evil.dll:stream", "names a drive")]
    [InlineData("authx\\evil.dll", "has a backslash")]
    [InlineData("authx/..\\..\\evil.dll", "has a backslash")]
    [InlineData("authx/nul.txt", "means a device")]
    [InlineData("authx/COM1/evil.dll", "means a device")]
    [InlineData("authx/evil.dll.", "ends in a dot")]
    [InlineData("authx//evil.dll", "has an empty part")]
    [InlineData("authx/ev\u202eil.dll", "not every system takes")]
    [InlineData("authx/PLUGIN.json", "collides")]
    [InlineData("authx/plugin.json", "collides")]
    [InlineData("AUTHX/other.dll", "collides")]
    [InlineData("authx/plugin.json/evil.dll", "collides")]
    [InlineData("authx/extra.dll", "its manifest lies: extra.dll is in the package")]
    public Task An_entry_of_that_name_is_refused(string name, string reason) => RefusedAsync(reason, archive => archive.Add(name, "evil"));

    [Fact]
    public Task A_symbolic_link_is_refused() => RefusedAsync("is a link or a device", archive => archive.Add("authx/link", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000));

    [Fact]
    public Task Too_many_entries_are_refused() => RefusedAsync("2000 are the most", archive =>
    {
        for (var i = 0; i < 2_001; i++)
            archive.CreateEntry($"authx/{i}");
    });

    [Fact]
    public Task What_is_packed_too_tightly_is_refused() => RefusedAsync("fill the disk", archive => archive.AddZeros("authx/zeros", 20 * 1024 * 1024));

    [Fact]
    public Task What_is_too_large_is_refused() => RefusedAsync("is larger than 100 MB", archive => archive.AddZeros("authx/zeros", 101 * 1024 * 1024));

    [Fact]
    public async Task An_encrypted_package_is_refused()
    {
        _package.Pack();
        Zip.MarkAsEncrypted(_package.File);
        await RefusedAsItIsAsync("is encrypted");
    }

    [Fact]
    public async Task What_is_no_archive_is_refused()
    {
        File.WriteAllText(_package.File, "PK, it says");
        await RefusedAsItIsAsync("no zip archive");
    }

    [Fact]
    public async Task A_package_that_was_cut_off_is_refused()
    {
        _package.Pack();
        using (var file = File.OpenWrite(_package.File))
            file.SetLength(file.Length / 2);
        await RefusedAsItIsAsync("no zip archive");
    }

    [Fact]
    public Task Without_the_plugins_files_it_is_refused() => RefusedAsync("nothing below authx/", content: "lib/net10.0/");

    [Fact]
    public Task Another_type_of_package_is_refused()
    {
        _package.Type = "Dependency";
        return RefusedAsync("its package type is not AuthxPlugin");
    }

    [Fact]
    public Task A_nuspec_with_entities_is_refused()
    {
        _package.Before = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        return RefusedAsync("is not XML");
    }

    [Fact]
    public Task Two_nuspecs_are_refused() => RefusedAsync("not one .nuspec", archive => archive.Add("second.nuspec", "<package />"));

    [Theory]
    [InlineData("id", "fabrikam.widgets", "there it is \"fabrikam.widgets\"")]
    [InlineData("version", "1.0.1", "there it has 1.0.1")]
    [InlineData("assembly", "Other.dll", "Other.dll is not among its files")]
    [InlineData("contract", "2.0.0", "2.0.0")]
    [InlineData("contract", "none", "\"contract\" is no version")]
    public Task A_manifest_that_lies_or_does_not_fit_is_refused(string key, string value, string reason)
    {
        _package.Plugin.Edit(manifest => manifest[key] = value);
        return RefusedAsync(reason);
    }

    [Fact]
    public Task A_manifest_with_another_hash_is_refused()
    {
        _package.Plugin.Edit(manifest => manifest["files"]![WidgetPlugin.Assembly] = new string('0', 64));
        return RefusedAsync("TestProviders.Good.dll does not have the hash");
    }

    [Fact]
    public Task A_manifest_with_a_file_that_is_not_there_is_refused()
    {
        _package.Plugin.Edit(manifest => manifest["files"]!["../outside.dll"] = "00");
        return RefusedAsync("../outside.dll stands there and is not in the package");
    }

    [Fact]
    public Task A_package_without_a_manifest_is_refused()
    {
        File.Delete(_package.Plugin.PathOf("plugin.json"));
        return RefusedAsync("no authx/plugin.json");
    }

    [Theory]
    [InlineData("apikey", "widgets")]
    [InlineData("contoso.keys", "oauth")]
    public async Task The_id_of_a_bundled_plugin_is_refused(string id, string provider)
    {
        using var taker = new WidgetPackage(id: id, provider: provider).Pack();
        var run = await _home.InstallAsync(taker, "--json");
        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Failed, "pluginRefused"));
        run.Error.ShouldContain("came with authx");
        _home.PluginFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_plugin_for_a_provider_is_refused_and_the_first_goes_on()
    {
        await _home.InstallAsync(_package.Pack());
        using var other = new WidgetPackage(id: "fabrikam.widgets").Pack();
        var before = _home.PluginFiles();
        (await _home.InstallAsync(other)).Error.ShouldContain("\"contoso.widgets\" is for the provider \"widgets\" already");
        _home.PluginFiles().ShouldBe(before);
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone();
    }

    public void Dispose()
    {
        _package.Dispose();
        _home.Dispose();
    }

    private Task RefusedAsync(string reason, Action<ZipArchive>? spoil = null, string content = "authx/")
    {
        _package.Pack(spoil, content);
        return RefusedAsItIsAsync(reason);
    }

    private async Task RefusedAsItIsAsync(string reason)
    {
        var run = await _home.InstallAsync(_package, "--json");
        run.Error.ShouldContain(reason);
        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Failed, "pluginRefused"));
        _home.PluginFiles().ShouldBeEmpty();
        Directory.EnumerateFiles(_home.PathOf(), "*evil*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists("/tmp/authx-evil.dll").ShouldBeFalse();
    }
}
