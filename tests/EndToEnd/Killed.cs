using System.Text.RegularExpressions;

namespace Authx.EndToEnd;

/// <summary>
/// SIGKILL before every single change of a file that an install, an update and a removal make: afterwards the old state is
/// there or the new one, both work, and the next change of a plugin needs no help.
/// </summary>
public sealed class Killed : IDisposable
{
    private const string Key = "sk_canary_of_the_killed_install_0123456789";

    private readonly StrangersFeed _feed = new();
    private readonly KillPoints _points = new();
    private readonly Home _before = NewHome();

    [FactWhere(Needs.Compiler)]
    public async Task An_install_leaves_nothing_or_the_plugin()
    {
        var package = _feed.Pack("1.0.0");

        var seen = await KillAtEachAsync(Install(package), [null, "1.0.0"], package);

        ShouldHaveHit(seen, @"^mkdir \.staging", @"^create \.staging/\w+/package\.nupkg", @"^write \.staging/\w+/content/.*\.dll",
            @"^fsync \.staging", @"^rename contoso\.widgets/1\.0\.0", @"^create installed\.json\.tmp", @"^write installed\.json\.tmp",
            @"^fsync installed\.json\.tmp", @"^rename installed\.json", @"^rmdir \.staging$");
    }

    [FactWhere(Needs.Compiler)]
    public async Task An_update_leaves_the_old_version_or_the_new_one()
    {
        await DoneAsync(_before, Install(_feed.Pack("1.0.0")));
        await SignInAsync(_before, "widget");
        var package = _feed.Pack("1.1.0");

        var seen = await KillAtEachAsync(Install(package), ["1.0.0", "1.1.0"], package);

        ShouldHaveHit(seen, @"^create \.staging/\w+/content/", @"^rename contoso\.widgets/1\.1\.0", @"^write installed\.json\.tmp", @"^rename installed\.json", @"^rmdir \.staging$");
    }

    [FactWhere(Needs.Compiler)]
    public async Task A_removal_leaves_the_plugin_or_nothing()
    {
        var package = _feed.Pack("1.0.0");
        await DoneAsync(_before, Install(package));

        var seen = await KillAtEachAsync(new ToolCall("plugin", "remove", StrangersFeed.Id), ["1.0.0", null], package);

        ShouldHaveHit(seen, @"^write installed\.json\.tmp", @"^rename installed\.json", @"^unlink contoso\.widgets/1\.0\.0/", @"^rmdir contoso\.widgets$");
    }

    public void Dispose()
    {
        _feed.Dispose();
        _points.Dispose();
        _before.Dispose();
    }

    // Returns the change before which each run was killed.
    private async Task<List<string>> KillAtEachAsync(ToolCall call, string?[] versions, string package)
    {
        var changes = await ChangesOfAsync(call);
        var (deaths, left) = (new List<string>(), new List<string?>());
        for (var change = 1; change <= changes; change++)
        {
            using var home = NewHome();
            await Unix.CopyAsync(_before.Files, home.Files);
            (await home.RunAsync(_points.At(change, Plugins(home), call))).ShouldExit(KillPoints.Killed);
            deaths.Add(_points.Changes()[^1]);

            left.Add(await StateAsync(home, deaths[^1]));
            await GoesOnAsync(home, package);
        }

        left.ShouldBe(left.OrderBy(version => Array.IndexOf(versions, version)).ToList(), "the old state turns into the new one once");
        left.Distinct().ToArray().ShouldBe(versions, "some were killed before it and some after it");
        return deaths;
    }

    private async Task<int> ChangesOfAsync(ToolCall call)
    {
        using var home = NewHome();
        await Unix.CopyAsync(_before.Files, home.Files);
        await DoneAsync(home, _points.At(0, Plugins(home), call));
        return _points.Changes().Length;
    }

    // What the tool says is there; a version that it names works, and whoever was signed in still is.
    private static async Task<string?> StateAsync(Home home, string death)
    {
        var listed = Find((await home.RunAsync("plugin", "list", "--json")).ShouldExit(0));
        var check = (await home.RunAsync("plugin", "check", "--json")).ShouldExit(0);
        Find(check)?.Text("version").ShouldBe(listed?.Text("version"), death);
        if (home.Has("widget"))
            (await home.RunAsync("whoami", "widget", "--json")).ShouldExit(0);
        if (listed is null)
            return null;
        listed.Value.Text("state").ShouldBe("ready", death);
        await SignInAsync(home, "other");
        return listed.Value.Text("version");
    }

    private static async Task GoesOnAsync(Home home, string package)
    {
        await DoneAsync(home, Install(package));
        await SignInAsync(home, "after");
        (await home.RunAsync("plugin", "check", StrangersFeed.Id)).ShouldExit(0);
        var known = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(Plugins(home), "installed.json")), "\"folder\": \"([^\"]+)\"").Select(match => match.Groups[1].Value);
        Below(home).ShouldBe(["installed.json", StrangersFeed.Id, .. known], ignoreOrder: true);
    }

    private static System.Text.Json.JsonElement? Find(ToolRun run)
    {
        foreach (var plugin in run.Json.GetProperty("plugins").EnumerateArray())
            if (plugin.Text("id") == StrangersFeed.Id)
                return plugin;
        return null;
    }

    // Two levels deep, which is where versions lie.
    private static IEnumerable<string> Below(Home home) => Directory
        .EnumerateFileSystemEntries(Plugins(home), "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = 0 })
        .Select(path => Path.GetRelativePath(Plugins(home), path));

    private static void ShouldHaveHit(List<string> deaths, params string[] stages)
    {
        foreach (var stage in stages)
            deaths.ShouldContain(death => Regex.IsMatch(death, stage), $"nothing was killed before {stage}: {string.Join('\n', deaths)}");
    }

    private static ToolCall Install(string package) => new("plugin", "install", package, "--trust", StrangersFeed.HashOf(package));

    private static async Task SignInAsync(Home home, string profile) => await DoneAsync(home,
        new ToolCall("login", "--provider", "widgets", "--profile", profile, "--token-stdin", "--json") { Input = Key });

    private static async Task DoneAsync(Home home, ToolCall call) => (await home.RunAsync(call)).ShouldExit(0);

    private static string Plugins(Home home) => Path.Combine(home.Files, "plugins");

    private static Home NewHome()
    {
        var home = new Home();
        home.Secrets.Add(Key);
        return home;
    }
}
