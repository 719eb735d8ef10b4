namespace Authx.EndToEnd;

/// <summary>A stranger's plugin from its package to its removal, with the installed tool.</summary>
public sealed class Plugins : IDisposable
{
    private const string Key = "sk_canary_of_the_strangers_plugin_0123456789";

    private readonly Home _home = new();
    private readonly StrangersFeed _feed = new();

    public Plugins() => _home.Secrets.Add(Key);

    [Fact]
    public async Task It_is_installed_used_updated_taken_back_and_removed()
    {
        var first = _feed.Pack("1.0.0");
        var second = _feed.Pack("1.1.0");
        (await _home.RunAsync("plugin", "install", first, "--json")).ShouldExit(64).Error.ShouldContain($"--trust {StrangersFeed.HashOf(first)}");
        (await _home.RunAsync("plugin", "install", first, "--trust", StrangersFeed.HashOf(first))).ShouldExit(0);
        (await LoginAsync()).ShouldExit(0);

        (await _home.RunAsync("plugin", "install", second, "--trust", StrangersFeed.HashOf(second))).ShouldExit(0);
        (await VersionAsync()).ShouldBe("1.1.0");
        (await _home.RunAsync("plugin", "install", $"{StrangersFeed.Id}@1.0.0")).ShouldExit(0);
        (await VersionAsync()).ShouldBe("1.0.0");
        (await _home.RunAsync("plugin", "check")).ShouldExit(0);

        (await _home.RunAsync("plugin", "remove", StrangersFeed.Id)).ShouldExit(64).Error.ShouldContain("widget");
        (await _home.RunAsync("logout", "widget", "--json")).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
        (await _home.RunAsync("plugin", "remove", StrangersFeed.Id)).ShouldExit(0);
        (await LoginAsync()).ShouldExit(1).Json.Text("error", "code").ShouldBe("pluginMissing");
    }

    [Fact]
    public async Task By_its_id_it_comes_from_the_users_own_sources_whatever_the_current_directory_says()
    {
        var good = _feed.Pack("1.0.0");
        using var hostile = new StrangersFeed();
        hostile.Pack("9.9.9");
        // The tool runs in this directory, and so it would in a cloned repository.
        await WriteAsync("nuget.config", Sources(hostile.Directory));
        await WriteAsync("global.json", """{"sdk":{"version":"99.0.0","paths":["./sdk"]}}""");
        await WriteAsync(Path.Combine(".nuget", "NuGet", "NuGet.Config"), Sources(_feed.Directory));

        (await _home.RunAsync("plugin", "install", StrangersFeed.Id, "--trust", StrangersFeed.HashOf(good))).ShouldExit(0);

        (await VersionAsync()).ShouldBe("1.0.0");
        (await _home.RunAsync("plugin", "install", $"{StrangersFeed.Id}@9.9.9", "--json")).ShouldExit(1).Json.Text("error", "code").ShouldBe("pluginMissing");
        System.IO.Directory.Exists(Path.Combine(_home.Files, "plugins", ".staging")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_any_sources_it_says_what_to_do()
    {
        var run = await _home.RunAsync("plugin", "install", StrangersFeed.Id);

        run.ShouldExit(1).Error.ShouldContain("--source");
    }

    [Fact]
    public async Task A_file_that_was_changed_is_not_loaded_and_its_profile_is_kept()
    {
        var package = _feed.Pack("1.0.0");
        await _home.RunAsync("plugin", "install", package, "--trust", StrangersFeed.HashOf(package));
        (await LoginAsync()).ShouldExit(0);
        await File.AppendAllTextAsync(Path.Combine(_home.Files, "plugins", StrangersFeed.Id, "1.0.0", "TestProviders.Good.dll"), " ");

        (await _home.RunAsync("logout", "widget", "--json")).ShouldExit(1).Json.Text("error", "code").ShouldBe("pluginRefused");
        _home.Has("widget").ShouldBeTrue();
        (await _home.RunAsync("plugin", "check", "--json")).ShouldExit(1);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _home.Dispose();
    }

    private Task<ToolRun> LoginAsync() => _home.RunAsync(
        new ToolCall("login", "--provider", "widgets", "--profile", "widget", "--token-stdin", "--json") { Input = Key });

    private async Task<string?> VersionAsync() => (await _home.RunAsync("plugin", "info", StrangersFeed.Id, "--json")).ShouldExit(0).Json.Text("version");

    private static string Sources(string folder) =>
        $"""<configuration><packageSources><clear /><add key="only" value="{folder}" /></packageSources></configuration>""";

    private async Task WriteAsync(string name, string text)
    {
        var path = Path.Combine(_home.Directory, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }
}
