using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>plexctl's sign-out, played through as far as it concerns an API key: profiles, exit codes, documents, flags.</summary>
public sealed class Plexctl(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
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

    [Theory]
    [Trait("row", "P6")]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task P6_What_the_server_no_longer_knows_is_gone_and_the_profile_cleared(int status)
    {
        var key = await SignInAsync();
        await DeleteAtServerAsync(key);
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status, times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("alreadyGone");
        run.Json.GetProperty("revoked").GetBoolean().ShouldBeTrue();
        Home.Has("sandbox").ShouldBeFalse();
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData(401)]
    [InlineData(404)]
    public async Task P6_A_key_that_the_server_still_accepts_is_not_gone_whatever_the_deletion_answered(int status)
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status, times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(1).Json.Text("revocation").ShouldBe("failed");
        run.Json.Text("local").ShouldBe("kept");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData("status", "serverError")]
    [InlineData("refuse", "unreachable")]
    [InlineData("redirect", null)]
    [InlineData("loseAnswer", null)]
    public async Task P6_A_failure_at_the_server_is_1_and_keeps_everything(string fault, string? code)
    {
        await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault, location = "https://elsewhere.example/", times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(1).Json.Keys().ShouldBe(ReportKeys);
        run.Json.Text("revocation").ShouldBe("failed");
        run.Json.Text("local").ShouldBe("kept");
        if (code is not null)
            run.Json.Text("error", "code").ShouldBe(code);
        run.Json.Text("error", "hint")!.ShouldContain("authx logout sandbox");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
        Home.Default.ShouldBe("sandbox");
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_server_that_asks_to_wait_is_1_with_the_time_to_wait()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 429, retryAfter = 120, times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json", "--timeout", "2s");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("rateLimited");
        run.Json.At("error", "retryable").GetBoolean().ShouldBeTrue();
        run.Json.At("error", "retryAfter").GetInt32().ShouldBe(120);
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_server_that_never_answers_is_1_after_the_timeout()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "hang", times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json", "--timeout", "1s");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBeOneOf("timeout", "pluginTimeout");
        run.Json.At("error", "retryable").GetBoolean().ShouldBeTrue();

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_key_that_cannot_be_addressed_at_the_server_is_2_and_kept()
    {
        Home.Configure($$$"""
            { "services": { "s": { "provider": "apikey", "server": "{{{Sandbox.Address}}}", "header": "X-Api-Key", "keys": { "delete": { "path": "/v1/keys/{keyId}" } } } } }
            """);
        await SignInAsync("s", service: "s");

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(2).Json.Text("error", "code").ShouldBe("credentialUnrecognizable");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        Home.Has("s").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_server_that_denies_it_is_4_and_the_key_is_kept()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 403, times = 0 });

        (await RunAsync("logout", "--revoke", "--json")).ShouldExit(4).Json.Text("error", "code").ShouldBe("denied");

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData("logout", "a", "b")]
    [InlineData("logout", "--no-such-option")]
    [InlineData("logout", "a", "--profile", "b")]
    [InlineData("logout", "--local", "--revoke")]
    [InlineData("logout", "--timeout", "soon")]
    [InlineData("logout", "--output", "xml")]
    [InlineData("logout", "--profile", "../x")]
    [InlineData("logout", "--profile")]
    public async Task P6_Wrong_usage_is_64_with_what_to_run_next_and_touches_nothing(params string[] args)
    {
        await SignInAsync("a");

        var run = await RunAsync(args);

        run.ShouldExit(64).Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("error: ");
        Home.Has("a").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_Wrong_usage_is_one_document_too_where_a_document_was_asked_for()
    {
        var run = await RunAsync("logout", "--no-such-option", "--json");

        run.ShouldExit(64).Json.Keys().ShouldBe(ReportKeys);
        run.Json.Text("error", "code").ShouldBe("usage");
    }

    [Fact]
    [Trait("row", "P7")]
    public async Task P7_The_text_names_the_profile_that_was_cleared()
    {
        await SignInAsync("ci");

        (await RunAsync("logout")).Out.ShouldContain("leared profile \"ci\".");
    }

    [Fact]
    [Trait("row", "P7")]
    public async Task P7_The_document_has_the_keys_of_the_design_in_its_order_and_values()
    {
        var key = await SignInAsync();

        var json = (await RunAsync("logout", "--output", "json")).ShouldExit(0).Json;

        json.Keys().ShouldBe(ReportKeys);
        Documents.Spell(json).ShouldBe(
            "{schema:1,profile:\"sandbox\",provider:\"apikey\",service:\"sandbox\"," +
            $"server:\"{Sandbox.Address}\",account:{{id:\"acct_ada\",name:\"ada\"}},revoked:false,revocation:\"notApplicable\"," +
            "verified:null,verifiedBy:null,local:\"cleared\",validUntil:null," +
            "credentials:[{kind:\"apiKey\",outcome:\"localOnly\",validUntil:null}]," +
            $"warnings:[{{code:\"staysValid\",message:\"The API key {key.Id} stays valid at {Sandbox.Address}. To end it, delete it at {Sandbox.Address}/keys\"}}],error:null}}");
    }

    [Theory]
    [Trait("row", "P7")]
    [InlineData("logout", "nobody")]
    [InlineData("logout", "--dry-run")]
    [InlineData("logout", "--no-such-option")]
    [InlineData("logout", "--profile", "..")]
    [InlineData("whoami")]
    [InlineData("whoami", "nobody")]
    [InlineData("list")]
    [InlineData("switch", "sandbox")]
    [InlineData("switch", "sandbx")]
    [InlineData("login", "nothing")]
    [InlineData("keys", "list")]
    [InlineData("keys", "delete", "--key-id", "key_none")]
    [InlineData("plugin", "list")]
    [InlineData("plugin", "info", "apikey")]
    [InlineData("--version")]
    [InlineData("lgout")]
    public async Task P7_Yaml_says_the_same_as_json(params string[] args)
    {
        await SignInAsync();

        var json = await RunAsync([.. args, "--json"]);
        var yaml = await RunAsync([.. args, "-o", "yaml"]);

        yaml.ExitCode.ShouldBe(json.ExitCode);
        Documents.FromYaml(yaml.Out).ShouldBe(Documents.Spell(json.Json));
        yaml.Error.ShouldBe(json.Error);
    }

    [Theory]
    [Trait("row", "P8")]
    [InlineData("--profile", "work", "logout", "--output", "json")]
    [InlineData("logout", "--profile", "work", "--output", "json")]
    [InlineData("--output", "json", "logout", "--profile", "work")]
    [InlineData("--output=json", "--profile=work", "logout")]
    [InlineData("-o", "json", "--profile", "work", "logout")]
    [InlineData("--json", "-v", "logout", "work")]
    [InlineData("--no-input", "--timeout", "10", "logout", "work", "--json", "--yes")]
    public async Task P8_The_options_of_every_command_stand_before_or_after_the_verb(params string[] args)
    {
        await SignInAsync("work");
        await SignInAsync("home");

        (await RunAsync(args)).ShouldExit(0).Json.Text("profile").ShouldBe("work");

        Home.Has("work").ShouldBeFalse();
        Home.Has("home").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "P8")]
    [InlineData("list")]
    [InlineData("list", "--json")]
    [InlineData("whoami", "--pretty-json")]
    [InlineData("whoami", "-v")]
    [InlineData("keys", "list", "-v", "--json")]
    [InlineData("logout", "--dry-run", "-v", "--json")]
    [InlineData("plugin", "info", "apikey")]
    public async Task P8_No_command_but_token_and_exec_shows_a_secret(params string[] args)
    {
        await SignInAsync();

        // Looked for in every run; here is where it is said.
        (await RunAsync(args)).ShouldExit(0);
    }

    [Theory]
    [Trait("row", "P8")]
    [InlineData("raw", "{0}")]
    [InlineData("header", "X-Api-Key: {0}")]
    [InlineData("env", "export SANDBOX_KEY='{0}'")]
    public async Task P8_Token_hands_the_key_out_in_the_form_that_is_asked_for(string format, string expected)
    {
        var key = await SignInAsync();

        var run = await Home.RunAsync(new ToolCall("token", "--format", format) { Reveals = true });

        run.ShouldExit(0).Out.Trim().ShouldBe(expected.Replace("{0}", key.Value, StringComparison.Ordinal));
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    [FactWhere(Needs.Unix)]
    [Trait("row", "P8")]
    public async Task P8_Exec_gives_the_key_to_the_program_alone_and_takes_its_exit_code()
    {
        var key = await SignInAsync();

        var run = await Home.RunAsync(new ToolCall("exec", "--", "sh", "-c", "echo \"$SANDBOX_KEY\"; tr '\\0' ' ' < /proc/$PPID/cmdline; exit 7") { Reveals = true });

        run.ShouldExit(7).Out.Split('\n')[0].ShouldBe(key.Value);
        run.Out.Split('\n')[1].ShouldNotContain(key.Value);
    }

    private async Task DeleteAtServerAsync(SandboxKey key)
    {
        (await RunAsync("keys", "delete", "--key-id", key.Id)).ShouldExit(0);
        await Sandbox.ForgetRequestsAsync();
    }
}
