namespace Authx.EndToEnd;

/// <summary>OAuth from the sign-in to the end of both tokens, and what stays (reference.md: A1 to A5).</summary>
public sealed partial class OAuthLife(SandboxHost sandbox) : OAuthTest(sandbox), IClassFixture<SandboxHost>
{
    [Fact]
    [Trait("row", "A3")]
    public async Task A3_Both_tokens_are_revoked_at_the_authorization_server_and_then_cleared_here()
    {
        await SignInWithBrowserAsync();
        var refresh = await TheAsync("refresh_token");
        await ShouldBeAliveAsync();

        var run = await RunAsync("logout");

        run.ShouldExit(0);
        run.Out.ShouldContain(Sandbox.Address + "/id");
        run.Out.ShouldContain("cleared profile \"acme\"", Case.Insensitive);
        (await Sandbox.RequestsAsync()).ShouldBe(["POST /id/revoke", "POST /id/revoke"]);
        await ShouldBeDeadAsync();
        (await Server.RefreshAsync(refresh)).ShouldBe("invalid_grant");
        Home.Has("acme").ShouldBeFalse();
        File.Exists(Home.ConfigFile).ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "A3")]
    public async Task A3_The_report_has_an_answer_for_each_token()
    {
        await SignInWithBrowserAsync();
        await AliveAsync();

        var report = (await RunAsync("logout", "--json")).ShouldExit(0).Json;

        report.Text("revocation").ShouldBe("revoked");
        report.GetProperty("revoked").GetBoolean().ShouldBeTrue();
        report.Text("account", "id").ShouldBe($"acct_{User}");
        report.GetProperty("credentials").EnumerateArray().Select(one => $"{one.Text("kind")} {one.Text("outcome")}")
            .ShouldBe(["refreshToken ended", "accessToken ended"]);
    }

    [Fact]
    [Trait("row", "A3")]
    public async Task A3_One_profile_ends_and_another_of_the_same_account_lives()
    {
        await SignInWithBrowserAsync("one");
        await SignInWithBrowserAsync("two");

        (await RunAsync("logout", "one")).ShouldExit(0);

        await ShouldBeAliveAsync();
        (await RunAsync("whoami", "two")).ShouldExit(0);
        (await RunAsync("whoami", "one")).ShouldExit(1);
    }

    [Theory]
    [Trait("row", "A1")]
    [InlineData("work")]
    [InlineData("acct_{0}")]
    [InlineData("{0}")]
    [InlineData(null)]
    public async Task A1_By_alias_by_id_by_name_or_the_current_one(string? word)
    {
        await SignInWithBrowserAsync("work");

        (await RunAsync(word is null ? ["logout"] : ["logout", word.Replace("{0}", User, StringComparison.Ordinal)])).ShouldExit(0);

        await ShouldBeDeadAsync();
        Home.Has("work").ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "A2")]
    public async Task A2_Where_consent_is_wanted_json_needs_force_and_nothing_ends_without()
    {
        await SignInWithBrowserAsync();
        Home.Configure("""{ "confirm": "always" }""");

        (await RunAsync("logout", "--json")).ShouldExit(64).Json.Text("error", "code").ShouldBe("confirmationNeeded");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        await ShouldBeAliveAsync();

        (await RunAsync("logout", "--json", "--force")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [Theory]
    [Trait("row", "A4")]
    [InlineData("--json", 1)]
    [InlineData("--pretty-json", 10)]
    public async Task A4_Both_kinds_of_document_go_with_verbose_and_neither_shows_a_token(string form, int atLeast)
    {
        await SignInWithBrowserAsync();
        await AliveAsync();
        (await RunAsync("logout", "--json", "--pretty-json")).ShouldExit(64);

        var run = await RunAsync("logout", form, "-v");

        run.ShouldExit(0).Out.TrimEnd().Split('\n').Length.ShouldBeGreaterThanOrEqualTo(atLeast);
        (form == "--json").ShouldBe(run.Out.TrimEnd().Split('\n').Length == 1);
        run.Error.ShouldContain("/id/revoke");
    }

    [Fact]
    [Trait("row", "A5")]
    public async Task A5_List_current_switch_and_login()
    {
        await SignInWithBrowserAsync("one");
        await SignInWithBrowserAsync("two");

        (await RunAsync("list", "--json")).Json.GetProperty("profiles").EnumerateArray()
            .Select(row => (row.Text("profile"), row.GetProperty("default").GetBoolean(), row.Text("account", "name"), row.Text("provider")))
            .ShouldBe([("one", false, User, "oauth"), ("two", true, User, "oauth")]);
        (await RunAsync("switch", "one")).ShouldExit(0);
        var current = (await RunAsync("whoami", "--json")).ShouldExit(0).Json;
        current.Text("profile").ShouldBe("one");
        current.Text("account", "id").ShouldBe($"acct_{User}");
        current.Text("state").ShouldBe("signedIn");
    }

    [Fact]
    public async Task The_token_is_taken_by_the_server_and_whoami_off_line_asks_nobody()
    {
        await SignInWithBrowserAsync();
        var token = await TokenAsync();

        token.ShouldBe((await TheAsync("access_token")).Value);
        (await TokenAsync("--format", "header")).ShouldBe($"Authorization: Bearer {token}");
        (await RunAsync("whoami", "--offline", "--json")).ShouldExit(0).Json.Text("account", "name").ShouldBe(User);
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_signs_in_once_somebody_agrees_elsewhere()
    {
        using var tool = Home.Start(new ToolCall("login", "acme", "--device"));
        await Server.AnswerDeviceAsync(await tool.SaysLikeAsync("([A-Z]{4}-[A-Z]{4})"), User, approve: true);
        var run = await tool.EndAsync();
        await ShouldBeAliveAsync();

        run.ShouldExit(0).ShouldBehave(Home.Secrets);
        run.Error.ShouldContain($"{Sandbox.Address}/id/device");
        (await RunAsync("logout")).ShouldExit(0);
        await ShouldBeDeadAsync();
    }

    [Fact]
    public async Task A_device_that_somebody_denies_is_told_so_and_keeps_nothing()
    {
        using var tool = Home.Start(new ToolCall("login", "acme", "--device", "--json"));
        await Server.AnswerDeviceAsync(await tool.SaysLikeAsync("([A-Z]{4}-[A-Z]{4})"), User, approve: false);

        var run = await tool.EndAsync();

        run.ExitCode.ShouldNotBe(0);
        run.Json.Text("error", "message")!.ShouldContain("access_denied");
        Home.Has("acme").ShouldBeFalse();
        await ShouldBeDeadAsync();
    }

    [Theory]
    [InlineData("client_secret_basic", "basic")]
    [InlineData("client_secret_post", "post")]
    public async Task A_program_signs_in_for_itself_renews_without_asking_and_ends_its_token(string authentication, string setting)
    {
        var secret = await RegisterJobAsync(authentication);
        var login = new ToolCall("login", "job", "--set", $"clientAuth={setting}", "--client-secret-stdin", "-v") { Input = secret + "\n" };
        (await Home.RunAsync(login)).ShouldExit(0);
        (await AliveAsync($"client={Job}")).Select(token => token.Kind).ShouldBe(["access_token"]);
        (await RunAsync("whoami")).ShouldExit(0);

        var first = await TokenAsync();
        (await TokenAsync("--min-valid", "2h")).ShouldNotBe(first);
        await AliveAsync($"client={Job}");
        var run = await RunAsync("logout", "--json", "-v");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_client_secret_is_said_so()
    {
        await RegisterJobAsync();

        var run = await Home.RunAsync(new ToolCall("login", "job", "--client-secret-stdin", "--json") { Input = "CANARY-wrong" });

        run.ShouldExit(1).Json.Text("error", "message")!.ShouldContain("invalid_client");
        run.Said.ShouldNotContain("CANARY");
        Home.Has("job").ShouldBeFalse();
    }

    [FactWhere(Needs.Unix)]
    public async Task No_token_and_no_password_is_in_a_file_beside_the_profile_or_in_one_that_others_can_read()
    {
        await SignInWithBrowserAsync();
        await AliveAsync();

        foreach (var file in Directory.EnumerateFiles(Home.Directory, "*", SearchOption.AllDirectories).Where(file => file != Home.ProfileFile("acme")))
            Home.Secrets.ShouldAllBe(secret => !File.ReadAllText(file).Contains(secret));
        Unix.ModeOf(Home.ProfileFile("acme")).ShouldBe("600");
        (await File.ReadAllTextAsync(Home.ProfileFile("acme"))).ShouldNotContain("CANARY");
    }
}
