namespace Authx.EndToEnd;

/// <summary>nno's sign-out, played through: purely local, never asks, made for rotation in scripts.</summary>
public sealed partial class Neutrino(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    [Fact]
    [Trait("row", "N1")]
    public async Task N1_A_local_sign_out_tells_nobody_and_leaves_the_directories()
    {
        var key = await SignInAsync();

        var run = await RunAsync("logout", "--local", "--json");

        run.ShouldExit(0).Json.Text("local").ShouldBe("cleared");
        run.Json.GetProperty("revoked").GetBoolean().ShouldBeFalse();
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        (await Sandbox.IsAliveAsync(key)).ShouldBeTrue();
        Directory.Exists(Home.Files).ShouldBeTrue();
        Directory.Exists(Home.Profiles).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "N1")]
    public async Task N1_The_key_is_in_no_file_after_the_sign_out()
    {
        var key = await SignInAsync();
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldContain(key.Value);

        await RunAsync("logout");

        foreach (var file in Directory.EnumerateFiles(Home.Directory, "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file)).ShouldNotContain(key.Value, customMessage: file);
    }

    [Fact]
    [Trait("row", "N2")]
    public async Task N2_Not_signed_in_is_a_note_on_standard_error_and_exit_0()
    {
        var run = await RunAsync("logout");

        run.ShouldExit(0).Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("No active session");
        run.Error.ShouldContain("nothing to do.");
    }

    [Theory]
    [Trait("row", "N3")]
    [InlineData("""{ "confirm": "never" }""")]
    [InlineData("""{ "confirm": "auto" }""")]
    [InlineData("{}")]
    public async Task N3_One_profile_is_signed_out_of_without_a_question(string config)
    {
        await SignInAsync();
        Home.Configure(config);

        (await RunAsync("logout", "--json")).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
    }

    [Fact]
    [Trait("row", "N5")]
    public async Task N5_What_is_wished_for_there_is_revoke()
    {
        var key = await SignInAsync();

        (await RunAsync("logout", "--revoke")).ShouldExit(0);

        (await Sandbox.IsAliveAsync(key)).ShouldBeFalse();
    }

    [FactWhere(Needs.Namespaces)]
    [Trait("row", "N6")]
    public async Task N6_A_profile_that_cannot_be_removed_is_local_failed_with_exit_1_and_nothing_is_lost()
    {
        await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));

        var run = await Home.RunAsync(new ToolCall("logout", "--json") { Through = Namespaces.ReadOnly(Home.Files) });

        run.ShouldExit(1).Json.Text("local").ShouldBe("failed");
        run.Json.Text("error", "code").ShouldBe("storageFailed");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
        Home.Default.ShouldBe("sandbox");
    }

    [FactWhere(Needs.Namespaces)]
    [Trait("row", "N6")]
    public async Task N6_The_text_says_that_it_could_not_be_cleared_and_never_that_it_is_logged_out()
    {
        await SignInAsync();

        var run = await Home.RunAsync(new ToolCall("logout") { Through = Namespaces.ReadOnly(Home.Files) });

        run.ShouldExit(1).Out.ShouldBeEmpty();
        run.Error.ShouldContain("could not be cleared");
        run.Error.ShouldNotContain("logged out");
    }

    [Fact]
    [Trait("row", "N7")]
    public async Task N7_A_token_in_the_environment_is_not_acted_on_but_named()
    {
        var key = await MakeKeyAsync();
        var variables = new Dictionary<string, string> { ["AUTHX_TOKEN"] = key.Value, ["SHELL"] = "/bin/bash" };

        var run = await RunAsync(variables, "logout");

        run.ShouldExit(0).Error.ShouldContain("No active session");
        run.Error.ShouldContain("unset AUTHX_TOKEN");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        (await Sandbox.IsAliveAsync(key)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "N7")]
    public async Task N7_The_stored_key_is_ended_and_not_the_one_in_the_environment()
    {
        var stored = await SignInAsync();
        var inEnvironment = await MakeKeyAsync();

        await RunAsync(new Dictionary<string, string> { ["AUTHX_TOKEN"] = inEnvironment.Value }, "logout", "--revoke");

        (await Sandbox.IsAliveAsync(stored)).ShouldBeFalse();
        (await Sandbox.IsAliveAsync(inEnvironment)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "N7")]
    public async Task N7_Whoami_reads_profiles_and_never_the_environment()
    {
        var key = await MakeKeyAsync();

        (await RunAsync(new Dictionary<string, string> { ["AUTHX_TOKEN"] = key.Value }, "whoami")).ShouldExit(1);
    }

    [Fact]
    [Trait("row", "N7")]
    public async Task N7_Token_and_exec_take_it_where_no_profile_is_named()
    {
        var stored = await SignInAsync();
        var variables = new Dictionary<string, string> { ["AUTHX_TOKEN"] = "token-of-the-environment" };

        (await Home.RunAsync(new ToolCall("token") { Variables = variables })).ShouldExit(0).Out.Trim().ShouldBe("token-of-the-environment");
        (await Home.RunAsync(new ToolCall("token", "sandbox") { Variables = variables, Reveals = true })).Out.Trim().ShouldBe(stored.Value);
    }
}
