using System.Text;
using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>The search for other copies of the secret, in a home directory as people have them.</summary>
public sealed class Scan(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    private const int FilesInHome = 50_000;
    private const int FilesAtTheTop = 10_000;
    private const string NearMiss = "sk_sandbox_near_miss_0123456789abcdef";

    private readonly List<string> _planted = [];
    private readonly string _outside = Directory.CreateTempSubdirectory("authx-e2e-outside-").FullName;

    [FactWhere(Needs.Unix)]
    public async Task Among_50_000_files_every_planted_copy_is_found_and_no_other_and_no_secret_is_shown()
    {
        var key = await SignInAsync();
        await SignInWithAsync(key, "twin");
        Fill();
        PlantAll(key.Value);
        await PlantTrapsAsync(key.Value);
        var before = Snapshot();

        var run = await Home.RunAsync(new ToolCall("logout", "sandbox", "--scan", "--json", "-v") { Variables = new Dictionary<string, string> { ["DEPLOY_KEY"] = $"Bearer {key.Value}" } });

        run.ShouldExit(0);
        Found(run).Order().ShouldBe(_planted.Append("the variable DEPLOY_KEY").Order());
        NotSearched(run).Any(text => text.Contains(".wgetrc", StringComparison.Ordinal)).ShouldBe(!Environment.IsPrivilegedProcess);
        before.Remove(Home.ProfileFile("sandbox"));
        Snapshot().Where(one => before.ContainsKey(one.Key)).ShouldBe(before);
        Directory.Delete(_outside, recursive: true);
    }

    [Fact]
    public async Task The_plan_searches_too_and_ends_nothing()
    {
        var key = await SignInAsync();
        Plant(".netrc", $"machine x login ada password {key.Value}", 1);

        var run = await RunAsync("logout", "--scan", "--dry-run", "--json");

        run.ShouldExit(0);
        Found(run).ShouldBe(_planted);
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    public async Task In_words_each_copy_is_a_warning_with_file_and_line()
    {
        var key = await SignInAsync();
        Plant(".npmrc", $"# mine\n//registry.example/:_authToken={key.Value}", 2);

        (await RunAsync("logout", "--scan")).ShouldExit(0).Error.ShouldContain(_planted[0]);
    }

    [Fact]
    public async Task With_all_a_profile_that_goes_too_is_no_copy_that_stays()
    {
        var key = await SignInAsync("one");
        await SignInWithAsync(key, "two");
        Plant(".bash_history", $"authx login --token {key.Value}", 1);

        var run = await RunAsync("logout", "--all", "--scan", "--force", "--json");

        run.ShouldExit(0);
        foreach (var one in run.Json.GetProperty("results").EnumerateArray())
            Found(one).ShouldBe(_planted);
    }

    private void PlantAll(string key)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada:{key}"));
        Plant(".bash_history", $"ls\nexport KEY={key}\nls", 2);
        Plant(".zsh_history", $": 1700000000:0;echo ok\n: 1700000001:0;curl -H 'X-Api-Key: {key}' \\\nhttps://x", 2);
        Plant(".local/share/fish/fish_history", $"- cmd: ls\n  when: 1\n- cmd: login {key}\n  when: 2", 3);
        Plant(".local/share/powershell/PSReadLine/ConsoleHost_history.txt", $"dir\n$env:KEY = '{key}'", 2);
        Plant(".netrc", $"machine a login b\nmachine x login ada password {key}", 2);
        Plant(".npmrc", $"a=b\n//r.example/:_auth={basic}", 2);
        Plant(".git-credentials", $"https://ada:{Uri.EscapeDataString(key)}@git.example", 1);
        Plant(".docker/config.json", $"{{\"auths\":{{\n\"x\":{{\"auth\":\"{basic}\"}}}}}}", 2);
        Plant(".config/pip/pip.conf", $"[global]\nindex-url = https://ada:{key}@pip.example/simple", 2);
        Plant(".nuget/NuGet/NuGet.Config", $"<configuration>\n<add key=\"ClearTextPassword\" value=\"{key}\" />", 2);
        Plant(".env", $"A=1\nKEY={Convert.ToBase64String(Encoding.UTF8.GetBytes(key))}", 2);
        Plant(".env.local", $"KEY=\"{key}\"", 1);
        Plant(".netrc~", $"machine x password {key}", 1);
        Plant("#.npmrc#", $"token={key}", 1);
        Plant(".git-credentials.bak", $"https://x:{key}@git.example", 1);
        Plant("authx/profiles/sandbox.json.bak", File.ReadAllText(Home.ProfileFile("sandbox")));
        Plant("authx/profiles/.sandbox.json.swp", $"swap\n{key}", 2);
        Plant("authx.old/profiles/sandbox.json", File.ReadAllText(Home.ProfileFile("sandbox")));
        _planted.Add($"{Home.ProfileFile("twin")}:{LineOf(File.ReadAllText(Home.ProfileFile("twin")), key)}");

        void Plant(string place, string text, int line = 0) => this.Plant(place, text, line == 0 ? LineOf(text, key) : line);
    }

    // What must not be followed, must not stop it, or only looks like a copy.
    private async Task PlantTrapsAsync(string key)
    {
        Directory.CreateDirectory(Path.Combine(_outside, "fish"));
        await File.WriteAllTextAsync(Path.Combine(_outside, "fish", "config.fish"), key);
        await File.WriteAllTextAsync(Path.Combine(_outside, "yarnrc"), key);
        Directory.CreateSymbolicLink(Path.Combine(Home.Directory, ".config", "fish"), Path.Combine(_outside, "fish"));
        File.CreateSymbolicLink(Path.Combine(Home.Directory, ".yarnrc"), Path.Combine(_outside, "yarnrc"));
        File.CreateSymbolicLink(Path.Combine(Home.Directory, ".pypirc"), Path.Combine(Home.Directory, ".pypirc"));
        await Unix.MakePipeAsync(Path.Combine(Home.Directory, ".curlrc"));
        await File.WriteAllTextAsync(Path.Combine(Home.Directory, ".wgetrc"), "password=unreadable");
        await Unix.ChmodAsync("000", Path.Combine(Home.Directory, ".wgetrc"));
        await File.WriteAllTextAsync(Path.Combine(Home.Directory, ".zshrc"), $"export A={NearMiss}\nexport B={key[..^1]}\nexport C={key[1..]}");
    }

    private void Fill()
    {
        for (var number = 0; number < FilesInHome; number++)
        {
            var directory = number < FilesAtTheTop ? Home.Directory : Path.Combine(Home.Directory, $"work-{number / 250}");
            if (number % 250 == 0)
                Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, $"note-{number}.txt"), $"{NearMiss}{number}\n");
        }
    }

    private void Plant(string place, string text, int line)
    {
        var file = Path.Combine(Home.Directory, place);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        _planted.Add($"{file}:{line}");
    }

    private static int LineOf(string text, string key) => text[..text.IndexOf(key, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private async Task SignInWithAsync(SandboxKey key, string profile) =>
        (await Home.RunAsync(new ToolCall("login", "sandbox", "--profile", profile, "--token-stdin", "--no-switch") { Input = key.Value })).ShouldExit(0);

    private Dictionary<string, string> Snapshot() => Directory.EnumerateFiles(Home.Directory, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint })
        .Concat(Directory.EnumerateFiles(Home.Profiles))
        .Where(file => !file.EndsWith(".curlrc", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("note-", StringComparison.Ordinal))
        .ToDictionary(file => file, File.ReadAllText);

    private static IEnumerable<string> Found(ToolRun run) => Found(run.Json);

    private static IEnumerable<string> Found(JsonElement report) => Messages(report, "copyFound")
        .Select(message => message[(message.IndexOf(" is in ", StringComparison.Ordinal) + " is in ".Length)..message.IndexOf("; authx", StringComparison.Ordinal)]);

    private static IEnumerable<string> NotSearched(ToolRun run) => Messages(run.Json, "notSearched");

    private static IEnumerable<string> Messages(JsonElement report, string code) => report.GetProperty("warnings").EnumerateArray()
        .Where(warning => warning.Text("code") == code)
        .Select(warning => warning.Text("message")!);
}
