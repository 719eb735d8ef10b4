using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>nno's sign-out, played through: purely local, never asks, made for rotation in scripts.</summary>
public sealed class Neutrino(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
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
    [Trait("row", "N4")]
    public async Task N4_A_key_is_rotated_with_three_commands_that_name_no_service()
    {
        await SignInAsync();
        var fresh = await MakeKeyAsync("ada", "fresh");

        (await RunAsync("logout")).ShouldExit(0);
        (await RunAsync("login", "--token", fresh.Value)).ShouldExit(0);
        (await RunAsync("whoami")).ShouldExit(0);

        (await Home.RunAsync(new ToolCall("token") { Reveals = true })).ShouldExit(0).Out.Trim().ShouldBe(fresh.Value);
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_A_key_on_the_command_line_works_and_is_warned_about()
    {
        var key = await MakeKeyAsync();

        var run = await RunAsync("login", "--token", key.Value, "--json");

        run.ShouldExit(0).Json.WarningCodes().ShouldBe(["secretVisible"]);
        run.Out.ShouldContain("--token-stdin");
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_A_key_from_a_file_works_and_is_not_warned_about()
    {
        var key = await MakeKeyAsync();
        var file = Path.Combine(Home.Directory, "key.txt");
        await File.WriteAllTextAsync(file, key.Value + "\n");

        (await RunAsync("login", "--token-file", file, "--json")).ShouldExit(0).Json.WarningCodes().ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_Of_several_services_the_default_one_is_meant()
    {
        Home.Configure($$"""{ "defaultService": "b", "services": { "a": {{Sandbox.PlainService}}, "b": {{Sandbox.Service}} } }""");
        var key = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = key.Value });

        run.ShouldExit(0).Json.Text("service").ShouldBe("b");
        run.Json.Text("profile").ShouldBe("b");
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_Of_several_services_without_a_default_none_is_guessed()
    {
        Home.Configure($$"""{ "services": { "a": {{Sandbox.PlainService}}, "b": {{Sandbox.Service}} } }""");
        var key = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = key.Value });

        run.ShouldExit(64).Error.ShouldContain("a, b");
        Directory.Exists(Home.Profiles).ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_A_sign_in_without_a_service_takes_provider_and_server_and_is_called_default()
    {
        File.Delete(Home.ConfigFile);
        var key = await MakeKeyAsync();
        var call = new ToolCall("login", "--provider", "apikey", "--server", Sandbox.Address, "--set", "header=X-Api-Key",
            "--set", "whoami.path=/v1/whoami", "--token-stdin", "--json")
        { Input = key.Value };

        var run = await Home.RunAsync(call);

        run.ShouldExit(0).Json.Text("profile").ShouldBe("default");
        run.Json.Text("account", "name").ShouldBe("ada");
        run.Json.GetProperty("service").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_A_refused_key_leaves_what_was_there()
    {
        var old = await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        Home.Secrets.Add("sk_sandbox_of_nobody");

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = "sk_sandbox_of_nobody" });

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("credentialRefused");
        run.Json.GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
        (await Sandbox.IsAliveAsync(old)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_A_new_key_over_an_old_one_does_not_end_the_old_one_and_says_so()
    {
        var old = await SignInAsync();
        var fresh = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = fresh.Value });

        run.ShouldExit(0).Json.WarningCodes().ShouldBe(["staysValid"]);
        run.Out.ShouldContain(old.Id);
        (await Sandbox.IsAliveAsync(old)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "N4")]
    public async Task N4_A_key_of_another_account_replaces_a_profile_only_with_force_off_a_terminal()
    {
        await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        var eves = await MakeKeyAsync("eve");

        var refused = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = eves.Value });

        refused.ShouldExit(64).Json.Text("error", "code").ShouldBe("confirmationNeeded");
        refused.Error.ShouldContain("--force");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
        (await Home.RunAsync(new ToolCall("login", "--token-stdin", "--force", "--json") { Input = eves.Value }))
            .ShouldExit(0).Json.Text("account", "name").ShouldBe("eve");
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
