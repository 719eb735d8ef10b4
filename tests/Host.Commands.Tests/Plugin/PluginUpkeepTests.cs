using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Plugin;

/// <summary>What is checked when a plugin is used, <c>plugin check</c> and <c>plugin remove</c>.</summary>
public sealed class PluginUpkeepTests : IDisposable
{
    private readonly Home _home = new();
    private readonly WidgetPackage _package = new WidgetPackage().Pack();

    [Theory]
    [InlineData(WidgetPlugin.Assembly)]
    [InlineData("plugin.json")]
    public async Task A_file_that_was_changed_is_not_used(string file)
    {
        await _home.InstallAsync(_package);
        (await _home.LoginWithWidgetsAsync()).ShouldBeDone();
        File.AppendAllText(Installed(file), " ");

        var run = await _home.RunAsync("logout", "it", "--json");

        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Failed, "pluginRefused"));
        run.Error.ShouldContain($"{file} is not what was installed");
        run.Error.ShouldContain("authx plugin check contoso.widgets");
        run.Json.GetProperty("local").GetString().ShouldBe("kept");
    }

    [Theory]
    [InlineData("contoso.widgets/1.0.0/TestProviders.Good.pdb")]
    [InlineData("contoso.widgets/1.0.0")]
    [InlineData("contoso.widgets")]
    [InlineData("")]
    public async Task What_others_can_write_is_not_used_and_exits_with_3(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        await _home.InstallAsync(_package);
        var file = _home.PathOf("plugins", path);
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.OtherWrite);
        var run = await _home.LoginWithWidgetsAsync();
        run.Code.ShouldBe(ExitCode.UnsafePermissions);
        run.Error.ShouldContain("chmod -R go-w");
    }

    [Fact]
    public async Task A_link_in_the_folder_is_not_followed()
    {
        await _home.InstallAsync(_package);
        File.Delete(Installed("TestProviders.Good.pdb"));
        File.CreateSymbolicLink(Installed("TestProviders.Good.pdb"), _package.Plugin.PathOf("TestProviders.Good.pdb"));
        (await _home.LoginWithWidgetsAsync()).Error.ShouldContain("is a link that leads elsewhere");
    }

    [Fact]
    public async Task The_check_finds_nothing_where_nothing_is_wrong()
    {
        await _home.InstallAsync(_package);
        var all = (await _home.RunAsync("plugin", "check", "--json")).ShouldBeDone().Json.GetProperty("plugins").EnumerateArray().ToList();
        all.Select(one => one.GetProperty("id").GetString()).ShouldBe(["apikey", "good", "oauth", "password", WidgetPlugin.Id]);
        all.ShouldAllBe(one => one.GetProperty("ok").GetBoolean());
        (await _home.RunAsync("plugin", "check", WidgetPlugin.Id)).ShouldBeDone().Out.ShouldContain("all as the manifest says");
    }

    [Fact]
    public async Task The_check_names_what_was_changed_is_missing_or_is_new()
    {
        await _home.InstallAsync(_package);
        File.AppendAllText(Installed(WidgetPlugin.Assembly), " ");
        File.Delete(Installed("TestProviders.Good.xml"));
        File.WriteAllText(Installed("new.dll"), "");
        var run = await _home.RunAsync("plugin", "check", WidgetPlugin.Id, "--json");
        run.Code.ShouldBe(ExitCode.Failed);
        var differences = run.Json.GetProperty("plugins")[0].GetProperty("differences").EnumerateArray();
        differences.Select(one => $"{one.GetProperty("kind")} {one.GetProperty("file")}")
            .ShouldBe(["changed TestProviders.Good.dll", "missing TestProviders.Good.xml", "unknown new.dll"]);
        (await _home.RunAsync("plugin", "check")).Out.ShouldContain("unknown  new.dll");
    }

    [Fact]
    public async Task Removing_forgets_all_versions_and_their_files()
    {
        using var newer = new WidgetPackage("2.0.0").Pack();
        await _home.InstallAsync(_package);
        await _home.InstallAsync(newer);
        var run = (await _home.RunAsync("plugin", "remove", WidgetPlugin.Id, "--json")).ShouldBeDone();
        run.Json.GetProperty("change").GetString().ShouldBe("removed");
        _home.PluginFiles().ShouldBe(["installed.json"]);
        (await _home.LoginWithWidgetsAsync()).Error.ShouldContain("names a provider that is not installed");
    }

    [Fact]
    public async Task A_plugin_that_profiles_need_is_removed_by_force_alone()
    {
        await _home.InstallAsync(_package);
        await _home.LoginWithWidgetsAsync("grant.kinds=session", "grant.provenance=minted", "grant.revocability=atServer", "logout.outcome=failed");
        (await _home.RunAsync("logout", "it", "--on-failure", "defer")).ShouldBeDone();
        await _home.LoginWithWidgetsAsync();

        var refused = await _home.RunAsync("plugin", "remove", WidgetPlugin.Id, "--json");
        (refused.Code, refused.ErrorCode).ShouldBe((ExitCode.Usage, "confirmationNeeded"));
        refused.Error.ShouldContain("to sign out of: it.");
        refused.Error.ShouldContain("for what was put off: it.");
        (await _home.WidgetVersionAsync()).ShouldBe("1.0.0");

        var removed = (await _home.RunAsync("plugin", "remove", WidgetPlugin.Id, "--force", "--json")).ShouldBeDone();
        removed.Json.GetProperty("profiles")[0].GetString().ShouldBe("it");
        removed.Json.GetProperty("pending")[0].GetString().ShouldBe("it");
        (await _home.RunAsync("logout", "it")).Code.ShouldBe(ExitCode.Failed);
        (await _home.RunAsync("logout", "it", "--local")).ShouldBeDone();
    }

    [Fact]
    public async Task A_link_is_forgotten_and_its_folder_left_as_it_is()
    {
        await _home.RunAsync("plugin", "link", _package.Plugin.Folder);
        (await _home.RunAsync("plugin", "remove", WidgetPlugin.Id)).ShouldBeDone();
        (await _home.WidgetVersionAsync()).ShouldBeNull();
        File.Exists(_package.Plugin.PathOf(WidgetPlugin.Assembly)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_hides_what_is_installed_until_a_version_is_installed_again()
    {
        await _home.InstallAsync(_package);
        _package.Plugin.Edit(manifest => manifest["version"] = "9.0.0");
        await _home.RunAsync("plugin", "link", _package.Plugin.Folder);
        (await _home.WidgetVersionAsync()).ShouldBe("9.0.0");
        (await _home.RunAsync("plugin", "install", "contoso.widgets@1.0.0")).ShouldBeDone();
        (await _home.WidgetVersionAsync()).ShouldBe("1.0.0");
    }

    [Theory]
    [InlineData("apikey", "usage", "cannot be removed")]
    [InlineData("contoso.wigets", "pluginMissing", "Did you mean \"contoso.widgets\"?")]
    public async Task What_is_not_the_users_is_not_removed(string id, string code, string words)
    {
        await _home.InstallAsync(_package);
        var run = await _home.RunAsync("plugin", "remove", id, "--json");
        run.ErrorCode.ShouldBe(code);
        run.Error.ShouldContain(words);
    }

    public void Dispose()
    {
        _package.Dispose();
        _home.Dispose();
    }

    private string Installed(string file) => _home.PathOf("plugins", "contoso.widgets", "1.0.0", file);
}
