namespace Authx.EndToEnd;

/// <summary>signaloid-cli's sign-out, played through: a key that is forgotten here and lives on elsewhere.</summary>
public sealed partial class Signaloid(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    private static readonly string[] NoNetwork = ["unshare", "-n"];

    [Fact]
    [Trait("row", "S1")]
    public async Task S1_A_key_is_removed_from_this_machine_alone_and_goes_on_working()
    {
        var key = await SignInAsync();

        (await RunAsync("logout")).ShouldExit(0);

        Home.Has("sandbox").ShouldBeFalse();
        (await Sandbox.IsAliveAsync(key)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "S1")]
    public async Task S1_A_sign_out_of_a_key_sends_no_request_although_the_service_has_endpoints_for_everything()
    {
        await SignInAsync();

        (await RunAsync("logout")).ShouldExit(0);

        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    [FactWhere(Needs.Namespaces)]
    [Trait("row", "S1")]
    public async Task S1_A_sign_out_of_a_key_works_on_a_machine_without_any_network()
    {
        await SignInAsync();

        var run = await Home.RunAsync(new ToolCall("logout", "--json") { Through = NoNetwork });

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("notApplicable");
        run.Json.Text("local").ShouldBe("cleared");
        Home.Has("sandbox").ShouldBeFalse();
    }

    [FactWhere(Needs.Namespaces)]
    [Trait("row", "S1")]
    public async Task S1_The_namespace_of_that_test_has_no_network_indeed()
    {
        await SignInAsync();

        var run = await Home.RunAsync(new ToolCall("whoami", "--json") { Through = NoNetwork });

        run.Json.Text("state").ShouldBe("unknown");
    }

    [Fact]
    [Trait("row", "S1")]
    public async Task S1_The_text_says_that_the_key_stays_valid_which_one_it_is_and_where_to_delete_it()
    {
        var key = await SignInAsync();

        var run = await RunAsync("logout");

        run.Error.ShouldContain($"API key {key.Id} stays valid at {Sandbox.Address}");
        run.Error.ShouldContain($"{Sandbox.Address}/keys");
    }

    [Fact]
    [Trait("row", "S1")]
    public async Task S1_The_login_says_already_that_a_sign_out_will_not_end_the_key()
    {
        var key = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = key.Value });

        run.ShouldExit(0).Error.ShouldContain("stays valid at the service until it is deleted there");
    }

    [Fact]
    [Trait("row", "S1")]
    public async Task S1_A_page_to_manage_keys_that_is_no_web_page_is_never_offered()
    {
        Home.Configure($$"""{ "services": { "s": { "provider": "apikey", "server": "{{Sandbox.Address}}", "manageUrl": "javascript:alert(1)" } } }""");
        await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = "a-key-of-nobody" });

        var run = await RunAsync("logout", "s");

        run.Said.ShouldNotContain("javascript:");
    }

    [Fact]
    [Trait("row", "S4")]
    public async Task S4_It_says_logged_out_locally_on_standard_output_and_exits_with_0()
    {
        await SignInAsync();

        var run = await RunAsync("logout");

        run.ShouldExit(0).Out.ShouldBe("Logged out locally. Cleared profile \"sandbox\".\n");
    }

    [Fact]
    [Trait("row", "S4")]
    public async Task S4_It_exits_with_1_and_says_that_the_profile_is_kept_when_it_fails()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 503, times = 0 });

        var run = await RunAsync("logout", "--revoke");

        run.ShouldExit(1).Out.ShouldBeEmpty();
        run.Error.ShouldContain("The profile \"sandbox\" is kept.");
        run.Error.ShouldContain("authx logout sandbox --local");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "S5")]
    public async Task S5_Whoami_exits_with_0_while_signed_in_and_with_1_after_the_sign_out()
    {
        await SignInAsync();
        (await RunAsync("whoami")).ShouldExit(0).Out.ShouldContain("ada at " + Sandbox.Address);

        await RunAsync("logout");

        var after = await RunAsync("whoami", "--json");
        after.ShouldExit(1).Json.Text("state").ShouldBe("signedOut");
        after.Json.Text("error", "code").ShouldBe("notSignedIn");
    }

    [Fact]
    [Trait("row", "S5")]
    public async Task S5_Whoami_exits_with_1_when_the_server_refuses_the_key()
    {
        var key = await SignInAsync();
        await RunAsync("keys", "delete", "--key-id", key.Id);

        var run = await RunAsync("whoami", "--json");

        run.ShouldExit(1).Json.Text("state").ShouldBe("signedOut");
        run.Json.Text("error", "code").ShouldBe("credentialRefused");
        Home.Has("sandbox").ShouldBeTrue("whoami removes nothing");
    }

    [Theory]
    [Trait("row", "S5")]
    [InlineData("refuse")]
    [InlineData("status")]
    [InlineData("garbage")]
    [InlineData("wrongType")]
    public async Task S5_A_server_that_cannot_be_asked_never_passes_for_signed_out(string fault)
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "* /v1/whoami", fault, times = 0 });

        var run = await RunAsync("whoami", "--json");
        run.ShouldExit(0).Json.Text("state").ShouldBe("unknown");
        run.Json.WarningCodes().ShouldContain("notChecked");
        run.Error.ShouldContain("warning:");

        (await RunAsync("whoami", "--strict", "--json")).ShouldExit(1).Json.Text("state").ShouldBe("unknown");
    }

    [Fact]
    [Trait("row", "S5")]
    public async Task S5_Whoami_offline_asks_nobody_and_says_so()
    {
        await SignInAsync();

        var run = await RunAsync("whoami", "--offline", "--json");

        run.ShouldExit(0).Json.Text("state").ShouldBe("signedIn");
        run.Json.GetProperty("checked").GetBoolean().ShouldBeFalse();
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "S6")]
    public async Task S6_The_settings_and_the_directories_stay()
    {
        await SignInAsync();
        var config = await File.ReadAllTextAsync(Home.ConfigFile);

        await RunAsync("logout");

        (await File.ReadAllTextAsync(Home.ConfigFile)).ShouldBe(config);
        Directory.Exists(Home.Profiles).ShouldBeTrue();
        Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "S7")]
    public async Task S7_It_can_be_repeated_as_often_as_one_likes()
    {
        await SignInAsync();
        await SignInAsync("other");

        foreach (var _ in Enumerable.Range(0, 3))
            (await RunAsync("logout", "sandbox")).ShouldExit(0);

        Home.Has("other").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "S7")]
    [InlineData("sandbox")]
    [InlineData("ada")]
    public async Task S7_A_repeated_sign_out_never_reaches_another_profile_of_that_service(string word)
    {
        await SignInAsync("first");
        (await RunAsync("logout", "first")).ShouldExit(0);
        await SignInAsync("second", "eve");

        var run = await RunAsync("logout", word, "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("none");
        Home.Has("second").ShouldBeTrue();
    }
}
