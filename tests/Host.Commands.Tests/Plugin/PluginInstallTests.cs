using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Plugin;

public sealed class PluginInstallTests : IDisposable
{
    private readonly Home _home = new();
    private readonly WidgetPackage _package = new WidgetPackage().Pack();

    [Fact]
    public async Task A_trusted_package_is_installed_signs_in_and_signs_out()
    {
        var install = (await _home.InstallAsync(_package, "--json")).ShouldBeDone();
        install.Json.GetProperty("id").GetString().ShouldBe(WidgetPlugin.Id);
        install.Json.GetProperty("change").GetString().ShouldBe("installed");
        install.Json.GetProperty("sha512").GetString().ShouldBe(_package.Hash);
        (await _home.RunAsync("plugin", "list")).Out.ShouldMatch(@"contoso\.widgets\s+1\.0\.0\s+Good\s+installed\s+ready");
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone().Error.ShouldNotContain("linked");
        (await _home.RunAsync("logout", "it", "--json")).ShouldBeDone().Json.GetProperty("local").GetString().ShouldBe("cleared");
    }

    [Fact]
    public async Task What_is_installed_is_the_owners_alone_and_nothing_else_is_left()
    {
        await _home.InstallAsync(_package);
        _home.PluginFiles().ShouldNotContain(path => path.StartsWith('.'));
        File.Exists(_home.PathOf("plugins", "contoso.widgets", "1.0.0", WidgetPlugin.Assembly)).ShouldBeTrue();
        if (OperatingSystem.IsWindows())
            return;
        foreach (var path in _home.PluginFiles().Select(name => _home.PathOf("plugins", name)).Append(_home.PathOf("plugins")))
            Convert.ToString((int)File.GetUnixFileMode(path), 8).ShouldBe(Directory.Exists(path) ? "700" : "600", path);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_trust_must_be_given_and_force_is_none()
    {
        var run = await _home.RunAsync("plugin", "install", _package.File, "--force", "--json");
        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Usage, "confirmationNeeded"));
        foreach (var part in (string[])["contoso.widgets", "1.0.0", "Contoso Ltd.", "not signed", "all your rights", $"--trust {_package.Hash}"])
            run.Error.ShouldContain(part);
        _home.PluginFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_hash_than_the_trusted_one_is_refused()
    {
        var run = await _home.RunAsync("plugin", "install", _package.File, "--trust", new string('0', 128), "--json");
        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Failed, "pluginRefused"));
        run.Error.ShouldContain(_package.Hash);
        _home.PluginFiles().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("y", ExitCode.Done, "1.0.0")]
    [InlineData("n", ExitCode.Failed, null)]
    [InlineData("", ExitCode.Failed, null)]
    public async Task At_a_terminal_everything_is_shown_and_the_answer_counts(string answer, object code, string? version)
    {
        var run = await _home.RunAsync(new FakeTerminal().SomebodyTypes(answer), "plugin", "install", _package.File);
        run.Code.ShouldBe(code);
        foreach (var part in (string[])["contoso.widgets 1.0.0", "Contoso Ltd.", _package.Hash, "not signed", "all your rights", _package.File])
            run.Error.ShouldContain(part);
        (await _home.WidgetVersionAsync()).ShouldBe(version);
    }

    [Fact]
    public async Task Without_an_sdk_a_signature_is_not_verified_and_that_is_said()
    {
        _package.Pack(archive => archive.Add(".signature.p7s", "nothing that could be read"));
        (await _home.RunAsync("plugin", "install", _package.File)).Error.ShouldContain("signed, but by whom cannot be read, not verified: there is no .NET SDK here");
        var signer = (await _home.InstallAsync(_package, "--json")).ShouldBeDone().Json.GetProperty("signer");
        signer.GetProperty("trust").GetString().ShouldBe("notVerified");
        signer.GetProperty("subject").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await _home.RunAsync("plugin", "info", WidgetPlugin.Id)).Out.ShouldContain("cannot be read (not verified when it was installed)");
    }

    [Fact]
    public async Task A_newer_version_takes_over_and_the_way_back_needs_no_package()
    {
        using var newer = new WidgetPackage("2.0.0").Pack();
        await _home.InstallAsync(_package);
        (await _home.InstallAsync(newer)).ShouldBeDone();
        (await _home.WidgetVersionAsync()).ShouldBe("2.0.0");
        (await _home.RunAsync("plugin", "install", "contoso.widgets@1.0.0")).ShouldBeDone();
        (await _home.WidgetVersionAsync()).ShouldBe("1.0.0");
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone();
    }

    [Fact]
    public async Task The_way_back_is_closed_to_a_version_that_was_changed_meanwhile()
    {
        using var newer = new WidgetPackage("2.0.0").Pack();
        await _home.InstallAsync(_package);
        await _home.InstallAsync(newer);
        File.AppendAllText(_home.PathOf("plugins", "contoso.widgets", "1.0.0", "TestProviders.Good.xml"), " ");
        var run = await _home.RunAsync("plugin", "install", "contoso.widgets@1.0.0");
        run.Code.ShouldBe(ExitCode.Failed);
        run.Error.ShouldContain("TestProviders.Good.xml");
        (await _home.WidgetVersionAsync()).ShouldBe("2.0.0");
    }

    [Fact]
    public async Task A_version_with_other_content_needs_force()
    {
        await _home.InstallAsync(_package);
        _package.Pack(archive => archive.Add("README.md", "another build"));
        var run = await _home.InstallAsync(_package, "--json");
        run.ErrorCode.ShouldBe("pluginRefused");
        run.Error.ShouldContain("from a package with other content");
        (await _home.InstallAsync(_package, "--force")).ShouldBeDone();
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone();
        File.ReadAllText(_home.PathOf("plugins", "installed.json")).ShouldContain(_package.Hash);
    }

    [Fact]
    public async Task The_same_package_again_changes_nothing()
    {
        await _home.InstallAsync(_package);
        var before = _home.PluginFiles();
        (await _home.InstallAsync(_package)).ShouldBeDone();
        _home.PluginFiles().ShouldBe(before);
    }

    [Fact]
    public async Task A_folder_of_packages_gives_the_newest_that_is_no_preview_or_the_one_that_is_named()
    {
        foreach (var version in (string[])["1.9.0", "1.10.0", "2.0.0-rc.1"])
        {
            using var other = new WidgetPackage(version).Pack();
            File.Copy(other.File, Path.Combine(_package.Feed, Path.GetFileName(other.File)));
        }

        (await _home.RunAsync(new FakeTerminal().SomebodyTypes("y"), "plugin", "install", WidgetPlugin.Id, "--source", _package.Feed)).ShouldBeDone();
        (await _home.WidgetVersionAsync()).ShouldBe("1.10.0");
        (await _home.RunAsync(new FakeTerminal().SomebodyTypes("y"), "plugin", "install", WidgetPlugin.Id + "@2.0.0-RC.1", "--source", _package.Feed)).ShouldBeDone();
        (await _home.WidgetVersionAsync()).ShouldBe("2.0.0-rc.1");
        (await _home.RunAsync("plugin", "install", WidgetPlugin.Id + "@3.0.0", "--source", _package.Feed, "--json")).ErrorCode.ShouldBe("pluginMissing");
    }

    [Fact]
    public async Task What_interrupted_installs_left_is_no_plugin_and_goes_with_the_next()
    {
        foreach (var folder in (string[][])[[".staging", "f00"], ["contoso.widgets", "0.9.0"], ["fabrikam.gadgets", "1.0.0"]])
        {
            Directory.CreateDirectory(_home.PathOf(["plugins", .. folder]));
            File.Copy(_package.Plugin.PathOf("plugin.json"), _home.PathOf(["plugins", .. folder, "plugin.json"]));
        }

        File.WriteAllText(_home.PathOf("plugins", "installed.json.tmp"), "{\"sch");
        (await _home.WidgetVersionAsync()).ShouldBeNull();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_home.PathOf("plugins"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await _home.InstallAsync(_package)).ShouldBeDone();
        _home.PluginFiles().Where(path => !path.StartsWith(Path.Combine("contoso.widgets", "1.0.0"), StringComparison.Ordinal)).ShouldBe(["contoso.widgets", "installed.json"]);
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone();
    }

    [Fact]
    public async Task A_version_whose_folder_was_left_by_a_killed_install_can_be_installed()
    {
        Directory.CreateDirectory(_home.PathOf("plugins", "contoso.widgets", "1.0.0"));
        (await _home.InstallAsync(_package)).ShouldBeDone();
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone();
    }

    [Fact]
    public async Task What_is_installed_is_no_leftover_however_the_home_is_written()
    {
        await _home.InstallAsync(_package);
        _home.Environment["AUTHX_HOME"] = Path.Combine(_home.PathOf("plugins"), "..") + "/.//";
        using var newer = new WidgetPackage("2.0.0").Pack();
        (await _home.InstallAsync(newer)).ShouldBeDone();
        (await _home.RunAsync("plugin", "install", "contoso.widgets@1.0.0")).ShouldBeDone();
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone();
    }

    [Fact]
    public async Task The_way_back_leads_to_what_is_trusted_now()
    {
        await _home.InstallAsync(_package);
        _home.Environment["PATH"] = "/nowhere";
        (await _home.RunAsync("plugin", "install", "contoso.widgets@1.0.0", "--trust", _package.Hash)).ShouldBeDone();
        (await _home.RunAsync("plugin", "install", "contoso.widgets@1.0.0", "--trust", new string('0', 128))).Code.ShouldBe(ExitCode.Failed);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("contoso@1@2")]
    [InlineData("contoso@latest")]
    [InlineData("../contoso")]
    [InlineData("nul")]
    public async Task What_is_neither_a_file_nor_an_id_is_wrong_usage(string what)
    {
        var run = await _home.RunAsync("plugin", "install", what, "--json");
        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Usage, "usage"));
    }

    [Fact]
    public async Task Without_dotnet_an_id_cannot_be_fetched_and_the_message_says_what_can()
    {
        _home.Environment["PATH"] = "/nowhere";
        var run = await _home.RunAsync("plugin", "install", "contoso.widgets", "--json");
        run.Code.ShouldBe(ExitCode.Failed);
        run.Error.ShouldContain("\"dotnet\"");
        run.Error.ShouldContain("authx plugin install FILE.nupkg");
        _home.PluginFiles().ShouldBeEmpty();
    }

    public void Dispose()
    {
        _package.Dispose();
        _home.Dispose();
    }
}
