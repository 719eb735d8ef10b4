using System.Reflection;

namespace Authx.EndToEnd;

/// <summary>
/// Plugins that were built on earlier versions of the contract, and are never built again, on today's tool: see
/// TestProviders/Frozen/README.md.
/// </summary>
public sealed class FrozenPlugins : IDisposable
{
    private readonly Home _home = new();

    public FrozenPlugins() => _home.Secrets.Add(WordDesk.Password);

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Frozen(), "*.nupkg", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Frozen(), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Fact]
    public void None_has_gone() => File.Exists(Path.Combine(Frozen(), "contract-1.0/contoso.everything.1.0.0.nupkg")).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_does_all_that_it_ever_did(string package)
    {
        await using var desk = await WordDesk.StartAsync();
        var file = Path.Combine(Frozen(), package);
        (await RunAsync(desk, "plugin", "install", file, "--trust", StrangersFeed.HashOf(file))).ShouldExit(0);
        (await RunAsync(desk, "plugin", "check")).ShouldExit(0);

        await SignsInAsync(desk);
        (await RunAsync(desk, "whoami", "old", "--json")).ShouldExit(0).Json.Text("account", "name").ShouldBe("Ada");
        await RenewsAsync(desk);
        await ListsAndEndsAsync(desk);

        var logout = (await RunAsync(desk, "logout", "old", "--verify", "--json")).ShouldExit(0).Json;
        (logout.Text("revocation"), logout.At("verified").GetBoolean(), logout.Text("verifiedBy")).ShouldBe(("revoked", true, "whoami"));
        desk.Given.Where(desk.IsAlive).ShouldBeEmpty();
        (await RunAsync(desk, "plugin", "remove", "contoso.everything")).ShouldExit(0);
    }

    public void Dispose() => _home.Dispose();

    private async Task SignsInAsync(WordDesk desk)
    {
        string[] login = ["login", "--provider", "everything", "--server", desk.Address, "--profile", "old", "--username", "ada", "--password-stdin", "--json"];
        _home.Configure($$"""{ "services": { "odd": { "provider": "everything", "server": "{{desk.Address}}", "path": "/nowhere" } } }""");
        (await RunAsync(desk, "config", "validate")).Said.ShouldContain("leads nowhere");
        (await _home.RunAsync(new ToolCall(login) { Input = "not it" })).ShouldExit(1).Error.ShouldContain("the name or the password is wrong");
        var run = (await _home.RunAsync(new ToolCall([.. login, "--set", "mood=bad"]) { Input = WordDesk.Password })).ShouldExit(0);
        run.Error.ShouldContain("Signed in as Ada for the profile old.");
        run.Said.ShouldContain("The mood is bad.");
    }

    private async Task RenewsAsync(WordDesk desk)
    {
        var token = (await _home.RunAsync(new ToolCall("token", "old") { Reveals = true })).ShouldExit(0).Out.Trim();
        var renewed = (await _home.RunAsync(new ToolCall("token", "old", "--min-valid", "2h") { Reveals = true })).ShouldExit(0).Out.Trim();
        renewed.ShouldNotBe(token);
        desk.IsAlive(renewed).ShouldBeTrue();
    }

    private async Task ListsAndEndsAsync(WordDesk desk)
    {
        (await RunAsync(desk, "sessions", "list", "--profile", "old")).ShouldExit(0).Out.ShouldContain("session 2");
        (await RunAsync(desk, "sessions", "revoke", "--profile", "old", "--session-id", "s2")).ShouldExit(0);
        (await RunAsync(desk, "sessions", "list", "--profile", "old")).Out.ShouldNotContain("session 2");
        (await RunAsync(desk, "keys", "list", "--profile", "old")).ShouldExit(0).Out.ShouldContain("key k2");
        (await RunAsync(desk, "keys", "delete", "--profile", "old", "--key-id", "k2")).ShouldExit(0);
        (await RunAsync(desk, "keys", "list", "--profile", "old")).Out.ShouldNotContain("key k2");
    }

    // Whatever the server has given out by then may not be shown.
    private async Task<ToolRun> RunAsync(WordDesk desk, params string[] args) => (await _home.RunAsync(args)).ShouldBehave(desk.Given);

    private static string Frozen() => Path.GetFullPath(Path.Combine(typeof(FrozenPlugins).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "TestProviders").Value!, "..", "..", "Frozen"));
}
