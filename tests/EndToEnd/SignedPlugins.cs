using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>Who signed a package is said when it is installed, and nothing is said to be verified that was not.</summary>
public sealed class SignedPlugins : IDisposable
{
    private const string Name = "CN=Contoso of the tests";

    private readonly Home _home = new();
    private readonly StrangersFeed _feed = new();
    private readonly Signing _signing = new(Name);

    [Fact]
    public async Task A_certificate_of_ones_own_is_named_as_one_that_nobody_vouches_for_and_the_user_is_asked_as_ever()
    {
        var package = await SignedAsync();

        var asked = (await _home.RunAsync("plugin", "install", package, "--json")).ShouldExit(64);
        foreach (var part in (string[])[$"signed by \"{Name}\" (author)", _signing.Fingerprint, "whom nobody vouches for", "--trust"])
            asked.Error.ShouldContain(part);

        var installed = (await InstallAsync(package)).ShouldExit(0).Json.GetProperty("signer");
        ShouldBe(installed, "untrusted");
        ShouldBe((await _home.RunAsync("plugin", "info", StrangersFeed.Id, "--json")).Json.GetProperty("signer"), "untrusted");
        (await _home.RunAsync("plugin", "info", StrangersFeed.Id)).Out.ShouldContain($"{_signing.Fingerprint} (whom nobody vouched for when it was installed)");
    }

    [Fact]
    public async Task What_was_changed_since_it_was_signed_is_refused_although_its_hash_is_trusted()
    {
        var package = await SignedAsync();
        Signing.Spoil(package);

        var run = (await InstallAsync(package)).ShouldExit(1);

        run.Json.Text("error", "code").ShouldBe("pluginRefused");
        run.Error.ShouldContain("does NOT verify, by the word of \"dotnet nuget verify\" (NU3008)");
        (await _home.RunAsync("plugin", "list")).Out.ShouldNotContain(StrangersFeed.Id);
    }

    [Fact]
    public async Task What_is_not_signed_is_said_to_be_so()
    {
        var package = _feed.Pack("1.0.0");

        (await _home.RunAsync("plugin", "install", package)).Error.ShouldContain("(not signed)");
        (await InstallAsync(package)).ShouldExit(0).Json.GetProperty("signer").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_an_sdk_the_signer_is_named_and_nothing_is_verified()
    {
        var package = await SignedAsync();

        var run = (await InstallAsync(package, path: "/nowhere")).ShouldExit(0);

        ShouldBe(run.Json.GetProperty("signer"), "notVerified");
        (await _home.RunAsync(new ToolCall("plugin", "install", package, "--force") { Variables = Path("/nowhere") }))
            .Error.ShouldContain($"{_signing.Fingerprint}, not verified: there is no .NET SDK here");
    }

    // Stands for an SDK on a machine that trusts whoever vouches for the signer.
    [TheoryWhere(Needs.Unix)]
    [InlineData("echo \"SHA256 hash: $FINGERPRINT\"; exit 0", "verified")]
    [InlineData("echo \"SHA256 hash: $(echo $FINGERPRINT | tr a-f A-F)\"; exit 0", "verified")]
    [InlineData("echo \"SHA256 hash: 00\"; exit 0", "notVerified")]
    [InlineData("echo 'No .NET SDKs were found.'; exit 145", "notVerified")]
    [InlineData("exit 0", "notVerified")]
    [InlineData("echo \"$FINGERPRINT NU3018\"; exit 1", "untrusted")]
    [InlineData("echo \"$FINGERPRINT\"; exit 1", "notVerified")]
    public async Task Verified_is_what_the_sdk_says_of_that_very_certificate(string script, string trust)
    {
        var package = await SignedAsync();
        var fake = System.IO.Path.Combine(_home.Directory, "bin", "dotnet");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(fake)!);
        await File.WriteAllTextAsync(fake, $"#!/bin/sh\nFINGERPRINT={_signing.Fingerprint}\n{script}\n");
        await Unix.ChmodAsync("700", fake);

        var run = (await InstallAsync(package, $"{System.IO.Path.GetDirectoryName(fake)}:/usr/bin:/bin")).ShouldExit(0);

        ShouldBe(run.Json.GetProperty("signer"), trust);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _home.Dispose();
        _signing.Dispose();
    }

    private async Task<string> SignedAsync()
    {
        var package = _feed.Pack("1.0.0");
        await _signing.SignAsync(package);
        return package;
    }

    private Task<ToolRun> InstallAsync(string package, string? path = null) =>
        _home.RunAsync(new ToolCall("plugin", "install", package, "--trust", StrangersFeed.HashOf(package), "--json") { Variables = Path(path) });

    private static Dictionary<string, string> Path(string? path) => path is null ? [] : new() { ["PATH"] = path };

    private void ShouldBe(JsonElement signer, string trust)
    {
        (signer.Text("type"), signer.Text("subject"), signer.Text("trust")).ShouldBe(("author", Name, trust));
        signer.Text("sha256").ShouldBe(_signing.Fingerprint);
    }
}
