using System.Text.Json;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Schema;

/// <summary>Every command once, where it goes well and where it does not; each run is held against the command's schema.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("--version")]
    [InlineData("login acme --token-stdin")]
    [InlineData("login --provider good --profile new --token-stdin")]
    [InlineData("logout it")]
    [InlineData("logout it --scan")]
    [InlineData("logout --dry-run")]
    [InlineData("logout nobody")]
    [InlineData("logout --all --force")]
    [InlineData("logout --service acme")]
    [InlineData("whoami")]
    [InlineData("whoami --offline")]
    [InlineData("list")]
    [InlineData("switch it")]
    [InlineData("token")]
    [InlineData("token --format json")]
    [InlineData("sessions list")]
    [InlineData("sessions revoke --session-id s1")]
    [InlineData("keys list")]
    [InlineData("keys delete --key-id k1")]
    [InlineData("pending list")]
    [InlineData("pending retry", 1)]
    [InlineData("pending retry work", 1)]
    [InlineData("pending drop work --force")]
    [InlineData("services list")]
    [InlineData("services show acme")]
    [InlineData("services add new --provider apikey --server https://new.example")]
    [InlineData("services remove acme")]
    [InlineData("config get services.acme.server")]
    [InlineData("config get confirm", 1)]
    [InlineData("config set confirm always")]
    [InlineData("config unset services.acme.env")]
    [InlineData("config list")]
    [InlineData("config path")]
    [InlineData("config validate")]
    [InlineData("plugin list")]
    [InlineData("plugin info good")]
    public async Task What_a_command_prints_fits_its_schema(string line, int exit = 0)
    {
        await SetUpAsync(line);

        var ran = await RunAsync(line);

        ((int)ran.Code).ShouldBe(exit, ran.Out + ran.Error);
    }

    [Fact]
    public async Task What_cannot_be_read_is_listed_in_a_document_that_fits()
    {
        await SetUpAsync("pending list");
        await BreakAsync("profiles", "broken.json");
        await BreakAsync("pending", "broken.json");

        var list = (await RunAsync("list")).ShouldBeDone().Json;

        ErrorsOf(list.GetProperty("profiles")).ShouldBe(["profileUnreadable", null]);
        ErrorsOf(list.GetProperty("pending")).ShouldBe(["profileUnreadable", null]);
        ErrorsOf((await RunAsync("pending list")).ShouldBeDone().Json.GetProperty("pending")).ShouldBe(["profileUnreadable", null]);
    }

    [Fact]
    public async Task Settings_that_are_wrong_are_told_in_documents_that_fit()
    {
        _home.WithConfig("""{ "confirm": "perhaps", "services": { "acme": { "provider": "apikye", "server": "https://acme.example" } } }""");

        (await RunAsync("config validate")).Json.GetProperty("problems").GetArrayLength().ShouldBe(2);
        (await RunAsync("services show acme")).Json.GetProperty("problems").GetArrayLength().ShouldBe(1);
        (await RunAsync("config unset confirm")).ShouldBeDone();
        (await RunAsync("services remove acme")).ShouldBeDone();
    }

    [Fact]
    public async Task A_receipt_of_many_fits_whatever_came_of_each()
    {
        await SetUpAsync("logout");
        await _home.OpenSessionAsAsync("down", "logout.outcome=failed", "logout.retryAfter=7", "logout.status=503");
        await BreakAsync("profiles", "broken.json");

        var ran = await RunAsync($"logout --all --force --verify --scan --receipt {_home.PathOf("r.json")}");

        ran.Code.ShouldBe(ExitCode.Failed);
        ErrorsOf(ran.Json.GetProperty("results")).ShouldBe(["profileUnreadable", "serverError", null]);
        File.Exists(_home.PathOf("r.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("login")]
    [InlineData("logout")]
    [InlineData("whoami")]
    [InlineData("LOGIN")]
    [InlineData("Logout")]
    [InlineData("list")]
    [InlineData("switch")]
    [InlineData("token")]
    [InlineData("exec")]
    [InlineData("sessions list")]
    [InlineData("keys")]
    [InlineData("pending retry")]
    [InlineData("services")]
    [InlineData("config get")]
    [InlineData("plugin info")]
    [InlineData("nothing")]
    public async Task A_wrong_line_fits_too(string line)
    {
        var ran = await RunAsync($"{line} --nonsense");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.ErrorCode.ShouldBe("usage");
    }

    [Theory]
    [InlineData("-o json")]
    [InlineData("-o=json")]
    [InlineData("-o:json")]
    [InlineData("-ojson")]
    [InlineData("--output json")]
    [InlineData("--output=json")]
    [InlineData("--output:json")]
    public async Task However_json_is_asked_for_a_wrong_line_gets_it(string form)
    {
        (await _home.RunAsync(["list", .. form.Split(' ')])).ShouldBeDone().Json.GetProperty("profiles").GetArrayLength().ShouldBe(0);
        (await _home.RunAsync([.. form.Split(' '), "list", "--nonsense"])).ErrorCode.ShouldBe("usage");
    }

    private Task<Ran> RunAsync(string line) => _home.RunAsync(new FakeTerminal().Piped(Home.Canary), [.. line.Split(' '), "--json"]);

    // For lines about what was put off there is something of that kind too.
    private async Task SetUpAsync(string line)
    {
        _home.WithConfig(The.Acme);
        if (line.StartsWith("pending", StringComparison.Ordinal))
        {
            await _home.OpenSessionAsAsync("work", "logout.outcome=failed", "grant.expiresIn=3600");
            (await _home.RunAsync("logout", "work", "--on-failure", "defer")).ShouldBeDone();
        }

        await _home.OpenSessionAsync(
            "server=https://x.example", "account.id=1", "account.name=ada", "grant.id=s1", "grant.expiresIn=3600",
            "sessions.list.s1=laptop", "keys.list.k1=ci", "logout.status=204");
    }

    private Task BreakAsync(string directory, string file)
    {
        var path = _home.PathOf(directory, file);
        File.Copy(Directory.GetFiles(_home.PathOf(directory), "*.json")[0], path);
        return File.WriteAllTextAsync(path, "{");
    }

    private static string?[] ErrorsOf(JsonElement rows) =>
        [.. rows.EnumerateArray().Select(row => row.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? error.GetProperty("code").GetString() : null)];
}
