using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>plexctl's sign-out, played through as far as it concerns an API key: profiles, exit codes, documents, flags.</summary>
public sealed partial class Plexctl(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    private static readonly string[] ReportKeys =
    [
        "schema", "profile", "provider", "service", "server", "account", "revoked", "revocation", "verified", "verifiedBy",
        "local", "validUntil", "credentials", "warnings", "error",
    ];

    [Fact]
    [Trait("row", "P2")]
    public async Task P2_The_named_profile_is_signed_out_of_and_no_other()
    {
        await SignInAsync("work");
        await SignInAsync("home");

        (await RunAsync("logout", "--profile", "work")).ShouldExit(0);

        Home.Has("work").ShouldBeFalse();
        Home.Has("home").ShouldBeTrue();
        Home.Default.ShouldBe("home");
    }

    [Fact]
    [Trait("row", "P2")]
    public async Task P2_Without_a_name_the_default_profile_is_meant()
    {
        await SignInAsync("work");
        await SignInAsync("home");

        (await RunAsync("logout", "--json")).ShouldExit(0).Json.Text("profile").ShouldBe("home");

        Home.Has("work").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P2")]
    public async Task P2_Without_a_name_the_variable_comes_before_the_default_profile()
    {
        await SignInAsync("work");
        await SignInAsync("home");

        await RunAsync(new Dictionary<string, string> { ["AUTHX_PROFILE"] = "work" }, "logout");

        Home.Has("work").ShouldBeFalse();
        Home.Has("home").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P2")]
    public async Task P2_A_name_on_the_line_comes_before_the_variable()
    {
        await SignInAsync("work");
        await SignInAsync("home");

        await RunAsync(new Dictionary<string, string> { ["AUTHX_PROFILE"] = "work" }, "logout", "home");

        Home.Has("work").ShouldBeTrue();
        Home.Has("home").ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "P2")]
    public async Task P2_Signing_out_of_the_default_profile_unsets_it_and_names_the_ones_to_switch_to()
    {
        await SignInAsync("work");
        await SignInAsync("lab");
        await SignInAsync("home");

        var run = await RunAsync("logout");

        Home.Default.ShouldBeNull();
        run.ShouldExit(0).Error.ShouldContain("authx switch lab");
        run.Error.ShouldContain("work");
        (await RunAsync("whoami")).ShouldExit(1);
    }

    [Fact]
    [Trait("row", "P2")]
    public async Task P2_In_the_document_the_unset_default_is_a_warning_with_a_code()
    {
        await SignInAsync("work");
        await SignInAsync("home");

        (await RunAsync("logout", "--json")).Json.WarningCodes().ShouldContain("defaultUnset");
    }

    [Fact]
    [Trait("row", "P2")]
    public async Task P2_Where_no_profile_is_left_there_is_none_to_switch_to()
    {
        await SignInAsync("work");

        (await RunAsync("logout")).ShouldExit(0).Said.ShouldNotContain("switch");
    }

    [Theory]
    [Trait("row", "P4")]
    [InlineData("logout")]
    [InlineData("logout", "nobody")]
    [InlineData("logout", "--profile", "nobody")]
    [InlineData("logout", "--revoke")]
    [InlineData("logout", "--local")]
    [InlineData("logout", "--dry-run")]
    public async Task P4_No_session_is_a_note_on_standard_error_no_request_and_exit_0(params string[] args)
    {
        var run = await RunAsync(args);

        run.ShouldExit(0).Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("No active session");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "P4")]
    public async Task P4_No_session_is_the_same_document_as_ever()
    {
        var run = await RunAsync("logout", "nobody", "--json");

        run.ShouldExit(0).Json.Keys().ShouldBe(ReportKeys);
        run.Json.Text("profile").ShouldBe("nobody");
        run.Json.Text("revocation").ShouldBe("none");
        run.Json.Text("local").ShouldBe("absent");
        run.Json.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    [Trait("row", "P4")]
    public async Task P4_A_profile_whose_file_has_no_secret_is_kept_with_exit_2_and_can_be_cleared_with_local()
    {
        await SignInAsync();
        var file = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        Home.PutProfile("sandbox", file[..file.IndexOf("\"secrets\"", StringComparison.Ordinal)] + "\"secrets\": {} }");

        (await RunAsync("logout", "--json")).ShouldExit(2).Json.Text("error", "code").ShouldBe("credentialUnrecognizable");
        Home.Has("sandbox").ShouldBeTrue();

        (await RunAsync("logout", "--local")).ShouldExit(0);
        Home.Has("sandbox").ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "P5")]
    public async Task P5_A_token_file_in_the_environment_is_no_session()
    {
        var file = Path.Combine(Home.Directory, "token");
        await File.WriteAllTextAsync(file, (await MakeKeyAsync()).Value);

        var run = await RunAsync(new Dictionary<string, string> { ["AUTHX_TOKEN_FILE"] = file }, "logout", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("none");
        run.Json.WarningCodes().ShouldBe(["variableStillSet"]);
        File.Exists(file).ShouldBeTrue();
    }

    private async Task DeleteAtServerAsync(SandboxKey key)
    {
        (await RunAsync("keys", "delete", "--key-id", key.Id)).ShouldExit(0);
        await Sandbox.ForgetRequestsAsync();
    }
}
