using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>ably's sign-out, played through as far as it concerns an API key: accounts, confirmation, documents.</summary>
public sealed class Ably(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    private const string Always = """{ "confirm": "always" }""";

    [Theory]
    [Trait("row", "A1")]
    [InlineData("second")]
    [InlineData("SECOND")]
    [InlineData("acct_eve")]
    [InlineData("eve")]
    public async Task A1_A_profile_is_found_by_its_name_its_accounts_id_or_its_accounts_name(string word)
    {
        await SignInAsync("first", "ada");
        await SignInAsync("second", "eve");
        await SignInAsync("third", "bob");

        (await RunAsync("logout", word, "--json")).ShouldExit(0).Json.Text("profile").ShouldBe("second");

        Home.Has("first").ShouldBeTrue();
        Home.Has("second").ShouldBeFalse();
        Home.Has("third").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A1")]
    public async Task A1_Without_a_word_it_is_the_current_account()
    {
        await SignInAsync("first", "ada");
        await SignInAsync("second", "eve");
        await RunAsync("switch", "first");

        (await RunAsync("logout", "--json")).Json.Text("account", "name").ShouldBe("ada");
    }

    [Theory]
    [Trait("row", "A1")]
    [InlineData("ada")]
    [InlineData("acct_ada")]
    public async Task A1_A_word_that_means_several_profiles_is_64_with_the_list_and_ends_none(string word)
    {
        await SignInAsync("one");
        await SignInAsync("two");

        var run = await RunAsync("logout", word, "--json");

        run.ShouldExit(64).Json.Text("error", "code").ShouldBe("ambiguous");
        run.Json.Text("error", "message")!.ShouldContain("one, two");
        run.Json.Text("local").ShouldBe("kept");
        Home.Has("one").ShouldBeTrue();
        Home.Has("two").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A1")]
    public async Task A1_A_profiles_name_comes_before_an_accounts_name()
    {
        await SignInAsync("eve", "ada");
        await SignInAsync("other", "eve");

        (await RunAsync("logout", "eve", "--json")).Json.Text("profile").ShouldBe("eve");

        Home.Has("other").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A1")]
    public async Task A1_The_name_given_with_profile_is_exact_and_no_account()
    {
        await SignInAsync("first", "ada");

        (await RunAsync("logout", "--profile", "ada", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("none");

        Home.Has("first").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "A1")]
    [InlineData("logout", "stagin")]
    [InlineData("logout", "--profile", "stagin")]
    [InlineData("logout", "satging")]
    public async Task A1_A_mistyped_name_gets_a_suggestion_which_is_not_acted_on(params string[] args)
    {
        await SignInAsync("staging");

        var run = await RunAsync(args);

        run.ShouldExit(0).Error.ShouldContain("Did you mean \"staging\"?");
        Home.Has("staging").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A1")]
    public async Task A1_A_service_is_no_word_for_a_profile()
    {
        await SignInAsync("work", service: "sandbox");

        (await RunAsync("logout", "sandbox", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("none");

        Home.Has("work").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_With_confirm_always_json_needs_force()
    {
        await SignInAsync();
        Home.Configure(Always);

        var run = await RunAsync("logout", "--json");

        run.ShouldExit(64).Json.Text("error", "code").ShouldBe("confirmationNeeded");
        run.Json.Text("revocation").ShouldBe("notAttempted");
        run.Json.Text("local").ShouldBe("kept");
        run.Error.ShouldContain("--force");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "A2")]
    [InlineData("--force")]
    [InlineData("-f")]
    [InlineData("--yes")]
    [InlineData("-y")]
    public async Task A2_With_consent_on_the_line_nothing_is_asked(string consent)
    {
        await SignInAsync();
        Home.Configure(Always);

        (await RunAsync("logout", consent, "--json")).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_Off_a_terminal_text_needs_force_too_and_piped_words_are_no_consent()
    {
        await SignInAsync();
        Home.Configure(Always);

        (await Home.RunAsync(new ToolCall("logout") { Input = "y\n" })).ShouldExit(64).Error.ShouldContain("--force");

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_Force_is_consent_and_nothing_else()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 500, times = 0 });

        (await RunAsync("logout", "--revoke", "--force")).ShouldExit(1);

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_A_dry_run_asks_nothing()
    {
        await SignInAsync();
        Home.Configure(Always);

        (await RunAsync("logout", "--dry-run", "--json")).ShouldExit(0);
    }

    [Fact]
    [Trait("row", "A4")]
    public async Task A4_Json_is_one_line_and_pretty_json_the_same_document_indented()
    {
        await SignInAsync();

        var compact = await RunAsync("logout", "--dry-run", "--json");
        var pretty = await RunAsync("logout", "--dry-run", "--pretty-json");

        compact.Out.TrimEnd('\n').ShouldNotContain("\n");
        compact.Out.ShouldEndWith("\n");
        pretty.Out.ShouldContain("\n  \"profile\": \"sandbox\"");
        Documents.Spell(pretty.Json).ShouldBe(Documents.Spell(compact.Json));
    }

    [Theory]
    [Trait("row", "A4")]
    [InlineData("--json", "--pretty-json")]
    [InlineData("--json", "-o", "text")]
    [InlineData("--pretty-json", "--output", "json")]
    public async Task A4_The_two_exclude_each_other_and_output(params string[] both)
    {
        await SignInAsync();

        var run = await RunAsync(["logout", .. both]);

        run.ShouldExit(64).Error.ShouldStartWith("error: ");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "A4")]
    [InlineData("--json")]
    [InlineData("--pretty-json")]
    public async Task A4_Verbose_goes_with_either_to_standard_error_and_without_the_key(string form)
    {
        await SignInAsync();

        var run = await RunAsync("logout", "--revoke", form, "--verbose");

        run.ShouldExit(0).Error.ShouldContain("DELETE " + Sandbox.Address);
        run.Json.Text("revocation").ShouldBe("revoked");
    }

    [Fact]
    [Trait("row", "A4")]
    public async Task A4_Quiet_is_silent_about_what_went_well_and_not_about_what_went_wrong()
    {
        await SignInAsync();

        (await RunAsync("logout", "--quiet")).ShouldExit(0).Said.ShouldBeEmpty();
        (await RunAsync("logout", "--quiet", "--no-such-option")).ShouldExit(64).Error.ShouldStartWith("error: ");
    }

    [Fact]
    [Trait("row", "A5")]
    public async Task A5_Profiles_are_listed_and_the_default_one_marked()
    {
        await SignInAsync("one", "ada");
        await SignInAsync("two", "eve");

        var json = (await RunAsync("list", "--json")).ShouldExit(0).Json;

        json.GetProperty("profiles").EnumerateArray()
            .Select(row => (row.Text("profile"), row.GetProperty("default").GetBoolean(), row.Text("account", "name"), row.Text("provider")))
            .ShouldBe([("one", false, "ada", "apikey"), ("two", true, "eve", "apikey")]);
        (await RunAsync("list")).Out.ShouldContain("*  two");
    }

    [Fact]
    [Trait("row", "A5")]
    public async Task A5_Without_profiles_the_list_is_empty_and_says_how_to_sign_in()
    {
        (await RunAsync("list", "--json")).ShouldExit(0).Json.GetProperty("profiles").GetArrayLength().ShouldBe(0);
        (await RunAsync("list")).ShouldExit(0).Error.ShouldContain("authx login");
    }

    [Fact]
    [Trait("row", "A5")]
    public async Task A5_Switch_moves_the_default_and_signs_nobody_in_or_out()
    {
        await SignInAsync("one", "ada");
        await SignInAsync("two", "eve");

        (await RunAsync("switch", "ONE")).ShouldExit(0);

        Home.Default.ShouldBe("one");
        Home.Has("two").ShouldBeTrue();
        (await RunAsync("whoami", "--offline", "--json")).Json.Text("account", "name").ShouldBe("ada");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "A5")]
    public async Task A5_Switch_to_a_profile_that_is_not_there_suggests_one_and_moves_nothing()
    {
        await SignInAsync("staging");

        var run = await RunAsync("switch", "stagng", "--json");

        run.ShouldExit(64).Json.Text("error", "code").ShouldBe("unknownProfile");
        run.Error.ShouldContain("Did you mean \"staging\"?");
        Home.Default.ShouldBe("staging");
    }

    [Fact]
    [Trait("row", "A5")]
    public async Task A5_A_login_becomes_the_default_profile_unless_told_otherwise()
    {
        await SignInAsync("one");
        var key = await MakeKeyAsync();

        await Home.RunAsync(new ToolCall("login", "--profile", "two", "--no-switch", "--token-stdin") { Input = key.Value });

        Home.Default.ShouldBe("one");
    }

    [Fact]
    [Trait("row", "A5")]
    public async Task A5_Whoami_takes_a_name_an_account_or_the_variable()
    {
        await SignInAsync("one", "ada");
        await SignInAsync("two", "eve");

        (await RunAsync("whoami", "one", "--json")).Json.Text("account", "name").ShouldBe("ada");
        (await RunAsync("whoami", "acct_ada", "--json")).Json.Text("profile").ShouldBe("one");
        (await RunAsync(new Dictionary<string, string> { ["AUTHX_PROFILE"] = "one" }, "whoami", "--json")).Json.Text("profile").ShouldBe("one");
        var document = (await RunAsync("whoami", "--json")).ShouldExit(0).Json;
        document.Text("profile").ShouldBe("two");
        document.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
