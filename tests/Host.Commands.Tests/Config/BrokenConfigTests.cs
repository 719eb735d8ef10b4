using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

/// <summary>Files that cannot be used, whatever command meets them.</summary>
public sealed class BrokenConfigTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string> Commands =>
    [
        "config get confirm",
        "config set confirm auto",
        "config unset confirm",
        "config list",
        "config list --origin",
        "config validate",
        "services list",
        "services show acme",
        "services add new --provider apikey --server https://new.example",
        "services remove acme",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_syntax_error_is_named_with_its_place(string line)
    {
        _home.WithConfig($"{{\n  \"confirm\": {Home.Canary}\n}}\n");
        await ShouldFailAsync(line, ":2:14: this is not JSON");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_key_given_twice_is_named(string line)
    {
        _home.WithConfig($"{{\n  \"confirm\": \"auto\",\n  \"Confirm\": \"{Home.Canary}\"\n}}\n");
        await ShouldFailAsync(line, ":3:3: Confirm is there twice, first at line 2");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_directory_in_the_file_s_place_is_named(string line)
    {
        Directory.CreateDirectory(_home.ConfigFile);
        await ShouldFailAsync(line, "is a directory, where the settings file should be");
    }

    [Fact]
    public async Task Where_the_file_is_can_be_asked_all_the_same()
    {
        _home.WithConfig("{");
        (await _home.RunAsync("config", "path")).ShouldBeDone().Out.ShouldBe(_home.ConfigFile + "\n");
    }

    private async Task ShouldFailAsync(string line, string words)
    {
        var before = File.Exists(_home.ConfigFile) ? _home.Config : null;
        var ran = await _home.RunAsync(line.Split(' '));
        ran.Code.ShouldBe(ExitCode.Usage);
        (ran.Out + ran.Error).ShouldContain(words);
        (ran.Out + ran.Error).ShouldNotContain(Home.Canary);
        var asJson = await _home.RunAsync([.. line.Split(' '), "--json"]);
        asJson.ErrorCode.ShouldBe("invalidSettings");
        asJson.Out.ShouldNotContain(Home.Canary);
        if (before is not null)
            _home.Config.ShouldBe(before);
    }
}
