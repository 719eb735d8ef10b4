namespace Authx.EndToEnd;

/// <summary>The keys at the server: listed, deleted, and deleted with the sign-out; and what is left over here.</summary>
public sealed partial class Signaloid
{
    [Fact]
    [Trait("row", "S8")]
    public async Task S8_Keys_are_listed_by_id_and_name_and_the_one_in_use_is_marked()
    {
        var own = await SignInAsync(account: "lister");
        var other = await MakeKeyAsync("lister", "laptop");

        var run = await RunAsync("keys", "list", "--json");

        var keys = run.ShouldExit(0).Json.GetProperty("keys").EnumerateArray().ToList();
        keys.Select(key => (key.Text("id"), key.Text("name"), key.GetProperty("inUse").GetBoolean()))
            .ShouldBe([(own.Id, "ci", true), (other.Id, "laptop", false)]);
        (await RunAsync("keys", "list")).ShouldExit(0).Out.ShouldContain(other.Id);
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_A_key_is_deleted_by_its_id_and_no_other()
    {
        var own = await SignInAsync();
        var lost = await MakeKeyAsync();

        var run = await RunAsync("keys", "delete", "--key-id", lost.Id, "--json");

        run.ShouldExit(0).Json.Text("outcome").ShouldBe("ended");
        (await Sandbox.IsAliveAsync(lost)).ShouldBeFalse();
        (await Sandbox.IsAliveAsync(own)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_Deleting_the_key_in_use_leaves_the_profile_and_says_how_to_remove_it()
    {
        var own = await SignInAsync();

        var run = await RunAsync("keys", "delete", "--key-id", own.Id);

        run.ShouldExit(0).Error.ShouldContain("authx logout sandbox");
        Home.Has("sandbox").ShouldBeTrue();
        (await RunAsync("logout")).ShouldExit(0);
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_Deleting_another_accounts_key_is_denied_with_exit_4()
    {
        await SignInAsync();
        var eves = await MakeKeyAsync("eve");

        var run = await RunAsync("keys", "delete", "--key-id", eves.Id, "--json");

        run.ShouldExit(4).Json.Text("error", "code").ShouldBe("denied");
        (await Sandbox.IsAliveAsync(eves)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_Keys_of_a_service_that_does_not_describe_them_are_64_and_name_the_setting()
    {
        Home.Configure($$"""{ "services": { "plain": {{Sandbox.PlainService}} } }""");
        await SignInAsync("plain", service: "plain");

        var run = await RunAsync("keys", "list");

        run.ShouldExit(64).Error.ShouldContain("keys.list.path");
        (await RunAsync("keys", "delete", "--key-id", "key_1")).ShouldExit(64).Error.ShouldContain("keys.delete.path");
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_Keys_without_a_profile_is_1_and_says_how_to_sign_in()
    {
        (await RunAsync("keys", "list")).ShouldExit(1).Error.ShouldContain("authx login");
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_A_sign_out_with_revoke_deletes_the_key_with_one_request_and_then_clears_the_profile()
    {
        var key = await SignInAsync();

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        run.Json.GetProperty("revoked").GetBoolean().ShouldBeTrue();
        run.Json.Text("local").ShouldBe("cleared");
        run.Json.WarningCodes().ShouldBeEmpty();
        (await Sandbox.RequestsAsync()).ShouldBe([$"DELETE /v1/keys/{key.Id}"]);
        (await Sandbox.IsAliveAsync(key)).ShouldBeFalse();
        Home.Has("sandbox").ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_Revoke_works_with_the_settings_gone()
    {
        var key = await SignInAsync();
        File.Delete(Home.ConfigFile);

        (await RunAsync("logout", "--revoke")).ShouldExit(0).Out.ShouldContain($"API key ended at {Sandbox.Address}");

        (await Sandbox.IsAliveAsync(key)).ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_Revoke_where_the_service_has_no_way_for_it_clears_the_profile_and_says_what_lives_on()
    {
        Home.Configure($$"""{ "services": { "plain": {{Sandbox.PlainService}} } }""");
        var key = await SignInAsync("plain", service: "plain");

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("unsupported");
        run.Json.GetProperty("revoked").GetBoolean().ShouldBeFalse();
        run.Json.WarningCodes().ShouldBe(["notRevocable"]);
        (await Sandbox.IsAliveAsync(key)).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_After_a_local_sign_out_no_authx_command_is_named_that_would_need_the_key()
    {
        await SignInAsync();

        var run = await RunAsync("logout");

        run.Said.ShouldNotContain("authx keys");
        run.Said.ShouldNotContain("--revoke");
    }

    [Fact]
    [Trait("row", "S8")]
    public async Task S8_A_dry_run_says_what_it_would_do_and_does_not_do_it()
    {
        var key = await SignInAsync();

        var run = await RunAsync("logout", "--revoke", "--dry-run", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        run.Json.WarningCodes().ShouldContain("dryRun");
        (await RunAsync("logout", "-n")).ShouldExit(0).Out.ShouldStartWith("Would log out");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        (await Sandbox.IsAliveAsync(key)).ShouldBeTrue();
        Home.Has("sandbox").ShouldBeTrue();
        Home.Default.ShouldBe("sandbox");
    }

    [Theory]
    [Trait("row", "S9")]
    [InlineData("/bin/bash", "unset SANDBOX_KEY")]
    [InlineData("/usr/bin/zsh", "unset SANDBOX_KEY")]
    [InlineData("/usr/bin/fish", "set -e SANDBOX_KEY")]
    [InlineData("/usr/bin/pwsh", "Remove-Item Env:SANDBOX_KEY")]
    public async Task S9_A_variable_that_still_authenticates_is_named_with_the_command_of_the_users_shell(string shell, string command)
    {
        var key = await SignInAsync();
        var variables = new Dictionary<string, string> { ["SHELL"] = shell, ["SANDBOX_KEY"] = key.Value };

        var run = await RunAsync(variables, "logout", "--json");

        run.ShouldExit(0).Json.WarningCodes().ShouldBe(["staysValid", "variableStillSet"]);
        run.Json.GetProperty("warnings")[1].Text("message")!.ShouldContain(command);
    }

    [Fact]
    [Trait("row", "S9")]
    public async Task S9_Other_variables_are_none_of_its_business()
    {
        await SignInAsync();

        var run = await RunAsync(new Dictionary<string, string> { ["GITHUB_TOKEN"] = "x", ["SANDBOX_KEY"] = "" }, "logout", "--json");

        run.Json.WarningCodes().ShouldBe(["staysValid"]);
    }
}
