using System.Text;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

/// <summary>The search for other copies of the very secret that is about to be erased.</summary>
public sealed class ScanTests : IDisposable
{
    private const string Other = "ghp_SomebodyElsesSecretSomebodyElses5678";

    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(".bash_history")]
    [InlineData(".zsh_history")]
    [InlineData(".local/share/fish/fish_history")]
    [InlineData(".local/share/powershell/PSReadLine/ConsoleHost_history.txt")]
    [InlineData(".netrc")]
    [InlineData(".npmrc")]
    [InlineData(".git-credentials")]
    [InlineData(".config/git/credentials")]
    [InlineData(".docker/config.json")]
    [InlineData(".config/pip/pip.conf")]
    [InlineData(".pypirc")]
    [InlineData(".nuget/NuGet/NuGet.Config")]
    [InlineData(".netrc~")]
    [InlineData(".netrc.bak")]
    [InlineData(".netrc.swp")]
    [InlineData("..netrc.swp")]
    [InlineData("#.netrc#")]
    [InlineData("profiles/it.json~")]
    [InlineData("profiles/it.json.bak")]
    [InlineData("profiles/.it.json.swp")]
    [InlineData("config.json.old")]
    public async Task A_copy_is_found_with_file_and_line(string place)
    {
        await _home.OpenSessionAsync();
        var file = Plant(place, $"first\nsecond {Other}\nkey={Home.Canary}\nlast\n");

        var ran = await ScanAsync();

        Found(ran).ShouldBe([$"{file}:3"]);
    }

    [Fact]
    public async Task Every_form_in_which_it_is_written_down_is_found()
    {
        await _home.OpenSessionAsync();
        const string secret = Home.Canary;
        string[] forms =
        [
            secret,
            Uri.EscapeDataString(secret),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada:{secret}")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-token-auth:{secret}")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($":{secret}")),
            $"https://ada:{secret}@x.example/",
        ];
        var file = Plant(".netrc", string.Join('\n', forms));

        Found(await ScanAsync()).ShouldBe(Enumerable.Range(1, forms.Length).Select(line => $"{file}:{line}"));
    }

    [Fact]
    public async Task Nothing_else_is_found_and_nothing_is_changed()
    {
        await _home.OpenSessionAsync();
        var text = $"{Other}\n{Home.Canary[..^1]}\n{Home.Canary[1..]}\n{Home.Canary.ToUpperInvariant()}\n";
        var file = Plant(".netrc", text);

        Found(await ScanAsync()).ShouldBeEmpty();
        (await File.ReadAllTextAsync(file)).ShouldBe(text);
    }

    [Fact]
    public async Task Another_profile_with_the_same_secret_is_found()
    {
        await _home.OpenSessionAsync();
        await _home.OpenSessionAsAsync("twin");

        var found = Found(await ScanAsync()).ShouldHaveSingleItem();

        found.ShouldStartWith(_home.ProfileFile("twin") + ":");
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_home_directory_is_not_followed()
    {
        await _home.OpenSessionAsync();
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(outside, "netrc"), Home.Canary);
            File.CreateSymbolicLink(_home.PathOf(".netrc"), Path.Combine(outside, "netrc"));

            Found(await ScanAsync()).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_too_large_to_search_is_named()
    {
        await _home.OpenSessionAsync();
        await using (var large = File.Create(_home.PathOf(".bash_history")))
            large.SetLength(33L * 1024 * 1024);

        var ran = await ScanAsync();

        ran.Json.GetProperty("warnings").EnumerateArray().Where(w => w.GetProperty("code").GetString() == "notSearched")
            .Select(w => w.GetProperty("message").GetString()).ShouldHaveSingleItem()!.ShouldContain(".bash_history is too large");
    }

    [Theory]
    [InlineData("--local")]
    [InlineData("--dry-run")]
    public async Task It_goes_with(string option)
    {
        await _home.OpenSessionAsync();
        var file = Plant(".netrc", Home.Canary);

        Found(await ScanAsync(option)).ShouldBe([$"{file}:1"]);
    }

    [Fact]
    public async Task Without_it_nothing_is_searched()
    {
        await _home.OpenSessionAsync();
        Plant(".netrc", Home.Canary);

        Found((await _home.RunAsync("logout", "--json")).ShouldBeDone()).ShouldBeEmpty();
    }

    private string Plant(string place, string text)
    {
        var file = _home.PathOf(place.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<Ran> ScanAsync(params string[] options)
    {
        var ran = (await _home.RunAsync(["logout", SignedIn.Name, "--scan", "--json", .. options])).ShouldBeDone();
        (ran.Out + ran.Error).ShouldNotContain(Home.Canary);
        return ran;
    }

    private static string[] Found(Ran ran) =>
    [
        .. from warning in ran.Json.GetProperty("warnings").EnumerateArray()
           where warning.GetProperty("code").GetString() == "copyFound"
           let message = warning.GetProperty("message").GetString()!
           select message[(message.IndexOf(" is in ", StringComparison.Ordinal) + 7)..message.IndexOf("; authx", StringComparison.Ordinal)],
    ];
}
