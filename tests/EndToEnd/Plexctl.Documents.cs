namespace Authx.EndToEnd;

/// <summary>What is printed, in which form, and where options may stand.</summary>
public sealed partial class Plexctl
{
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
}
