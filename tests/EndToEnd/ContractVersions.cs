namespace Authx.EndToEnd;

/// <summary>Plugins that were built on another contract than the installed tool's: newer ones, and other majors.</summary>
public sealed class ContractVersions : IDisposable
{
    private const string Key = "sk_canary_of_another_contract_0123456789";

    private readonly Home _home = new();
    private readonly StrangersFeed _feed = new();

    public ContractVersions() => _home.Secrets.Add(Key);

    [Fact]
    public async Task One_of_a_newer_contract_that_uses_nothing_new_signs_in_and_out()
    {
        (await InstallAsync(_feed.Pack("1.0.0", "built-on-newer-contract"))).ShouldExit(0);

        (await LoginAsync()).ShouldExit(0);
        (await _home.RunAsync("logout", "widget", "--json")).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
    }

    [Fact]
    public async Task One_that_needs_what_is_new_is_refused_with_both_versions_and_the_remedy_and_the_old_one_goes_on()
    {
        (await InstallAsync(_feed.Pack("1.0.0"))).ShouldExit(0);

        var run = (await InstallAsync(_feed.Pack("2.0.0", "needs-newer-contract"))).ShouldExit(1);

        run.Json.Text("error", "code").ShouldBe("pluginRefused");
        foreach (var part in (string[])["version 1.9.0 of the provider contract", "this authx has 1.0.0", "Authx.ITelepathy", "dotnet tool update -g authx"])
            run.Error.ShouldContain(part);
        (await _home.RunAsync("plugin", "info", StrangersFeed.Id, "--json")).Json.Text("version").ShouldBe("1.0.0");
        (await LoginAsync()).ShouldExit(0);
    }

    [Theory]
    [InlineData("2.0.0", "dotnet tool update -g authx")]
    [InlineData("0.9.0", "Ask for a newer version of the plugin")]
    public async Task One_of_another_major_is_refused_whatever_it_uses(string contract, string remedy)
    {
        var run = (await InstallAsync(_feed.Pack("1.0.0", contract: contract))).ShouldExit(1);

        run.Json.Text("error", "code").ShouldBe("pluginRefused");
        foreach (var part in (string[])[$"version {contract} of the provider contract", "this authx has 1.0.0", "across a change of the first number", remedy])
            run.Error.ShouldContain(part);
        (await _home.RunAsync("plugin", "list")).Out.ShouldNotContain(StrangersFeed.Id);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _home.Dispose();
    }

    private Task<ToolRun> InstallAsync(string package) => _home.RunAsync("plugin", "install", package, "--trust", StrangersFeed.HashOf(package), "--json");

    private Task<ToolRun> LoginAsync() => _home.RunAsync(
        new ToolCall("login", "--provider", "widgets", "--profile", "widget", "--token-stdin", "--json") { Input = Key });
}
