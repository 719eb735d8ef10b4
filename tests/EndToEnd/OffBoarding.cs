using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Authx.EndToEnd;

/// <summary>The one line for whoever hands in a laptop, and the receipt that it leaves.</summary>
public sealed class OffBoarding(SandboxHost sandbox) : PasswordTest(sandbox), IClassFixture<SandboxHost>
{
    private static readonly string[] Line = ["logout", "--all", "--everywhere", "--verify", "--scan", "--receipt", "r.json", "--force"];

    private string File => Path.Combine(Home.Directory, "r.json");

    [Fact]
    public async Task Keys_sessions_and_what_was_brought_along_go_and_the_receipt_tells_of_each()
    {
        var (key, session, other) = await SignInToAllAsync();
        await System.IO.File.WriteAllTextAsync(Path.Combine(Home.Directory, ".bash_history"), $"curl -H 'X-Api-Key: {key.Value}' https://x\n");

        var run = await RunAsync([.. Line, "--json"]);

        run.ShouldExit(0);
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeFalse();
        (await Sandbox.IsSessionAliveAsync(other)).ShouldBeFalse("everywhere means the other machine too");
        (await Sandbox.IsAliveAsync(key)).ShouldBeTrue("a key is only forgotten here");
        Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
        var receipt = await ReceiptAsync();
        receipt.Text("tool")!.ShouldStartWith("authx ");
        var results = receipt.GetProperty("results").EnumerateArray().ToList();
        results.Select(one => one.Text("profile")).ShouldBe(["imported", "key", "legacy"]);
        results.Select(one => one.Text("revocation")).ShouldBe(["revoked", "notApplicable", "revoked"]);
        results[1].GetProperty("copies").EnumerateArray().Single().GetString().ShouldBe($"{Path.Combine(Home.Directory, ".bash_history")}:1");
        var ended = results[2];
        ended.GetProperty("verified").GetBoolean().ShouldBeTrue();
        ended.Text("verifiedBy").ShouldNotBeNullOrEmpty();
        ended.Text("server").ShouldBe(Sandbox.Address);
        ended.GetProperty("startedAt").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(ended.GetProperty("endedAt").GetDateTimeOffset());
        var evidence = ended.GetProperty("evidence")[0];
        evidence.GetProperty("httpStatus").GetInt32().ShouldBe(204);
        evidence.Text("fingerprint")!.ShouldStartWith("hmac-sha256:");
        results.Select(one => one.GetProperty("evidence")[0].Text("fingerprint")).Distinct().Count().ShouldBe(3);
        NothingSecretIn(await System.IO.File.ReadAllTextAsync(File));
    }

    [FactWhere(Needs.Unix)]
    public async Task The_receipt_is_readable_for_its_owner_alone()
    {
        await SignInWithPasswordAsync();

        (await RunAsync(Line)).ShouldExit(0).Error.ShouldContain("r.json");

        Unix.ModeOf(File).ShouldBe("600");
    }

    [Theory]
    [InlineData("file")]
    [InlineData("directory")]
    [InlineData("link")]
    [InlineData("nowhere")]
    public async Task A_receipt_that_cannot_be_is_refused_before_anything_is_done(string there)
    {
        var session = await SignInWithPasswordAsync();
        var path = there == "nowhere" ? "no/such/place.json" : "r.json";
        if (there == "file")
            await System.IO.File.WriteAllTextAsync(File, "{}");
        if (there == "directory")
            Directory.CreateDirectory(File);
        if (there == "link")
            await System.IO.File.WriteAllTextAsync(Home.ConfigFile + ".link", "{}");
        if (there == "link")
            System.IO.File.CreateSymbolicLink(File, Home.ConfigFile + ".link");

        var run = await RunAsync("logout", "--all", "--receipt", path, "--force", "--json");

        run.ShouldExit(64).Error.ShouldContain("Nothing was done");
        (await Sandbox.IsSessionAliveAsync(session)).ShouldBeTrue();
        Home.Has("legacy").ShouldBeTrue();
        if (there == "file")
            (await System.IO.File.ReadAllTextAsync(File)).ShouldBe("{}");
    }

    [Fact]
    public async Task What_failed_stands_in_the_receipt_too_with_its_status()
    {
        await SignInWithPasswordAsync();
        await Sandbox.OrderAsync(new { match = "* /v1/auth", fault = "status", status = 503, times = 0 });

        (await RunAsync(Line)).ShouldExit(1);

        var one = (await ReceiptAsync()).GetProperty("results")[0];
        one.Text("local").ShouldBe("kept");
        one.Text("error", "code").ShouldBe("serverError");
        one.GetProperty("evidence")[0].GetProperty("httpStatus").GetInt32().ShouldBe(503);
    }

    [Fact]
    public async Task One_token_has_one_fingerprint_whatever_the_profile_and_the_receipt()
    {
        var key = await MakeKeyAsync();
        for (var number = 0; number < 8; number++)
            (await Home.RunAsync(Login("sandboxKey", string.Create(CultureInfo.InvariantCulture, $"k{number}"), key.Value))).ShouldExit(0);

        (await RunAsync("logout", "--all", "--receipt", "r.json", "--force")).ShouldExit(0);

        (await ReceiptAsync()).GetProperty("results").EnumerateArray().Select(one => one.GetProperty("evidence")[0].Text("fingerprint")).Distinct().ShouldHaveSingleItem();
    }

    private async Task<(SandboxKey Key, string Session, string Other)> SignInToAllAsync()
    {
        var key = await MakeKeyAsync();
        (await Home.RunAsync(Login("sandboxKey", "key", key.Value))).ShouldExit(0);
        var session = await SignInWithPasswordAsync();
        await TokenAsync("legacy");
        // Of somebody else, so that neither of the two ends the other.
        await Sandbox.MakeUserAsync("friend-of-" + User, Password);
        var brought = await Sandbox.OpenSessionAsync("friend-of-" + User, Password);
        Home.Secrets.Add(brought.Token);
        await BringAlongAsync(brought);
        return (key, session, (await Sandbox.OpenSessionAsync(User, Password)).Id);
    }

    // A session that somebody handed over: the provider did not begin it.
    private async Task BringAlongAsync(SandboxSession session)
    {
        var profile = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Home.ProfileFile("legacy")))!.AsObject();
        profile["name"] = "imported";
        profile["grant"]!["provenance"] = "imported";
        profile["grant"]!["credentials"]![0]!["id"] = session.Id;
        profile["secrets"]!["session"] = session.Token;
        Home.PutProfile("imported", profile.ToJsonString());
    }

    private ToolCall Login(string service, string profile, string key)
    {
        var config = JsonNode.Parse(System.IO.File.ReadAllText(Home.ConfigFile))!.AsObject();
        config["services"]![service] = JsonNode.Parse(Sandbox.PlainService);
        Home.Configure(config.ToJsonString());
        return new ToolCall("login", service, "--profile", profile, "--token-stdin") { Input = key };
    }

    private async Task<JsonElement> ReceiptAsync() => Documents.Single(await System.IO.File.ReadAllTextAsync(File));

    private void NothingSecretIn(string text)
    {
        foreach (var secret in Home.Secrets)
            text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse("the receipt holds a secret");
    }
}
