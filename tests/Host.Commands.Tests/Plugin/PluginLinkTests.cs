using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Plugin;

public sealed class PluginLinkTests : IDisposable
{
    private readonly Home _home = new();
    private readonly WidgetPlugin _widgets = new();

    [Fact]
    public async Task A_linked_plugin_is_in_the_list_as_such()
    {
        (await _home.RunAsync("plugin", "link", _widgets.Folder)).ShouldBeDone();
        var row = (await _home.RunAsync("plugin", "list", "--json")).Json.GetProperty("plugins").EnumerateArray().Single(p => p.GetProperty("id").GetString() == WidgetPlugin.Id);
        row.GetProperty("source").GetString().ShouldBe("linked");
        row.GetProperty("state").GetString().ShouldBe("ready");
        row.GetProperty("directory").GetString().ShouldBe(_widgets.Folder);
        (await _home.RunAsync("plugin", "list")).Out.ShouldMatch(@"contoso\.widgets\s+1\.0\.0\s+Good\s+linked\s+ready");
        (await _home.RunAsync("plugin", "info", WidgetPlugin.Id, "--json")).Json.GetProperty("provider").GetString().ShouldBe("widgets");
        (await _home.RunAsync("plugin", "info", "widgets")).Out.ShouldContain("linked");
    }

    [Fact]
    public async Task It_signs_in_and_out_and_every_run_warns()
    {
        await _home.RunAsync("plugin", "link", _widgets.Folder);
        (await LoginAsync()).ShouldBeDone().Error.ShouldContain($"\"contoso.widgets\" is linked to {_widgets.Folder}");
        var logout = (await _home.RunAsync("logout", "it", "--json")).ShouldBeDone();
        logout.Json.GetProperty("local").GetString().ShouldBe("cleared");
        logout.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ShouldContain("pluginLinked");
    }

    [Theory]
    [InlineData("apikey", "widgets", "\"apikey\"")]
    [InlineData("contoso.keys", "apikey", "\"apikey\"")]
    public async Task What_came_with_authx_cannot_be_taken_over(string id, string provider, string named)
    {
        using var taker = new WidgetPlugin(id: id, provider: provider);
        var run = await _home.RunAsync("plugin", "link", taker.Folder, "--json");
        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Failed, "pluginRefused"));
        run.Error.ShouldContain(named + " came with authx");
        File.Exists(_home.PathOf("plugins", "installed.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_plugins_for_one_provider_are_refused_by_name()
    {
        await _home.RunAsync("plugin", "link", _widgets.Folder);
        using var other = new WidgetPlugin(id: "fabrikam.widgets");
        var run = await _home.RunAsync("plugin", "link", other.Folder, "--json");
        run.ErrorCode.ShouldBe("pluginRefused");
        run.Error.ShouldContain("\"contoso.widgets\" is for the provider \"widgets\" already");
        run.Error.ShouldContain("authx plugin remove contoso.widgets");
    }

    [Fact]
    public async Task Two_of_them_in_the_list_are_refused_where_it_is_used()
    {
        await _home.RunAsync("plugin", "link", _widgets.Folder);
        var list = _home.PathOf("plugins", "installed.json");
        var entry = File.ReadAllText(list).Split('[')[1].Split(']')[0];
        File.WriteAllText(list, File.ReadAllText(list).Replace(entry, entry + "," + entry.Replace("contoso.", "fabrikam.", StringComparison.Ordinal), StringComparison.Ordinal));
        var run = await LoginAsync();
        run.Code.ShouldBe(ExitCode.Failed);
        run.Error.ShouldContain("\"contoso.widgets\" and \"fabrikam.widgets\" are both for the provider \"widgets\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData(WidgetPlugin.Assembly)]
    public async Task What_others_can_write_is_refused_with_exit_3(string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        await _home.RunAsync("plugin", "link", _widgets.Folder);
        var path = _widgets.PathOf(file);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupWrite);
        var run = await LoginAsync();
        run.Code.ShouldBe(ExitCode.UnsafePermissions);
        run.Error.ShouldContain($"chmod -R go-w '{_widgets.Folder}'");
        (await _home.RunAsync("plugin", "link", _widgets.Folder)).Code.ShouldBe(ExitCode.UnsafePermissions);
    }

    [Fact]
    public async Task A_folder_that_became_another_plugin_is_refused()
    {
        await _home.RunAsync("plugin", "link", _widgets.Folder);
        _widgets.Edit(manifest => manifest["id"] = "contoso.gadgets");
        var run = await LoginAsync();
        run.Code.ShouldBe(ExitCode.Failed);
        run.Error.ShouldContain("\"contoso.gadgets\"");
        run.Error.ShouldContain($"authx plugin link {_widgets.Folder}");
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_no_plugin()
    {
        var run = await _home.RunAsync("plugin", "link", _home.PathOf(), "--json");
        (run.Code, run.ErrorCode).ShouldBe((ExitCode.Failed, "pluginMissing"));
    }

    [Fact]
    public async Task A_plugin_of_a_newer_contract_is_not_linked()
    {
        _widgets.Edit(manifest => manifest["contract"] = "2.0.0");
        (await _home.RunAsync("plugin", "link", _widgets.Folder, "--json")).Error.ShouldContain("2.0.0");
        (await _home.RunAsync("plugin", "list")).Out.ShouldNotContain("contoso");
    }

    [Fact]
    public async Task A_profile_of_a_bundled_plugin_never_looks_at_the_list()
    {
        await _home.SignInAsync();
        WriteList("{");
        (await _home.RunAsync("token", "it")).ShouldBeDone();
        (await _home.RunAsync("logout", "it")).ShouldBeDone();
    }

    [Fact]
    public async Task A_damaged_list_stops_the_users_plugins_alone_and_says_which_file()
    {
        WriteList("{");
        await _home.SignInAsync();
        var list = (await _home.RunAsync("plugin", "list")).ShouldBeDone();
        list.Out.ShouldContain("apikey");
        list.Out.ShouldContain("installed.json, cannot be used: it is not JSON");
        (await LoginAsync()).Error.ShouldContain("installed.json");
    }

    [Theory]
    [InlineData("../../elsewhere")]
    [InlineData("/etc")]
    [InlineData("contoso.widgets/..")]
    public async Task A_list_that_leads_elsewhere_is_damaged(string folder)
    {
        WriteList($$"""{"schema":1,"plugins":[{"id":"contoso.widgets","provider":"widgets","version":"1.0.0","folder":"{{folder}}","active":true,"manifest":"00"}]}""");
        (await LoginAsync()).Error.ShouldContain("its entry for \"contoso.widgets\" is damaged");
    }

    public void Dispose()
    {
        _widgets.Dispose();
        _home.Dispose();
    }

    private void WriteList(string text)
    {
        var file = _home.PathOf("plugins", "installed.json");
        Directory.CreateDirectory(_home.PathOf("plugins"));
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private Task<Ran> LoginAsync() =>
        _home.RunAsync(new FakeTerminal().Piped(Home.Canary), "login", "--provider", "widgets", "--profile", "it", "--token-stdin");
}
