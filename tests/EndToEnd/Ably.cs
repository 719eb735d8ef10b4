using System.Text.Json;

namespace Authx.EndToEnd;

/// <summary>ably's sign-out, played through as far as it concerns an API key: accounts, confirmation, documents.</summary>
public sealed partial class Ably(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
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
