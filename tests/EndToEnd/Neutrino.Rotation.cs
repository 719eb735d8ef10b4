using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>A new key in place of an old one.</summary>
public sealed partial class Neutrino
{
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
}
