namespace Authx.EndToEnd;

/// <summary>A plugin that misbehaves costs its own profile's result and nothing else.</summary>
public sealed class BadPlugins(ToolWithPlugins tool) : IClassFixture<ToolWithPlugins>, IAsyncLifetime, IDisposable
{
    private const string Key = "sk_canary_of_the_bad_plugins_0123456789";

    private readonly Home _home = new();

    public async Task InitializeAsync()
    {
        _home.Secrets.Add(Key);
        (await _home.RunAsync(Login("good", "bystander"))).ShouldExit(0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("throws-in-constructor", "pluginFault")]
    [InlineData("throws-in-logout", "pluginFault")]
    [InlineData("throws-async-void", "pluginFault")]
    [InlineData("exits", "pluginFault")]
    [InlineData("hangs", "pluginTimeout")]
    [InlineData("ignores-cancellation", "pluginTimeout")]
    [InlineData("missing-dependency", "pluginFault")]
    [InlineData("unpinned-origin", "pluginFault")]
    [InlineData("garbage", "pluginRefused")]
    [InlineData("needs-newer-contract", "pluginRefused")]
    [InlineData("nobody-has-this-one", "pluginMissing")]
    public async Task Its_profile_is_kept_with_exit_1_and_the_message_names_it(string plugin, string code)
    {
        await _home.CopyProfileAsync("bystander", "victim", plugin);
        var before = await File.ReadAllTextAsync(_home.ProfileFile("victim"));

        var run = await _home.RunAsync(tool.Call("logout", "victim", "--json", "--timeout", "1s"));

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe(code);
        run.Json.Text("error", "message")!.ShouldContain(plugin);
        run.Json.Text("profile").ShouldBe("victim");
        run.Json.Text("revocation").ShouldBe("failed");
        run.Json.Text("local").ShouldBe("kept");
        run.Error.ShouldContain(plugin);
        (await File.ReadAllTextAsync(_home.ProfileFile("victim"))).ShouldBe(before);
    }

    [Theory]
    [InlineData("throws-in-constructor")]
    [InlineData("exits")]
    [InlineData("garbage")]
    [InlineData("nobody-has-this-one")]
    public async Task Its_profile_can_be_cleared_with_local_and_the_others_are_untouched(string plugin)
    {
        await _home.CopyProfileAsync("bystander", "victim", plugin);
        var bystander = await File.ReadAllTextAsync(_home.ProfileFile("bystander"));
        (await _home.RunAsync(tool.Call("logout", "victim"))).ShouldExit(1);

        (await _home.RunAsync(tool.Call("logout", "victim", "--local", "--json"))).ShouldExit(0).Json.Text("local").ShouldBe("cleared");

        _home.Has("victim").ShouldBeFalse();
        (await File.ReadAllTextAsync(_home.ProfileFile("bystander"))).ShouldBe(bystander);
        (await _home.RunAsync(tool.Call("logout", "bystander", "--json"))).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
    }

    [Theory]
    [InlineData("exits")]
    [InlineData("throws-async-void")]
    [InlineData("throws-in-logout")]
    [InlineData("ignores-cancellation")]
    public async Task Among_many_it_costs_its_own_profile_and_the_report_tells_of_all(string plugin)
    {
        foreach (var name in (string[])["a", "b", "d", "e"])
            await _home.CopyProfileAsync("bystander", name, "good");
        await _home.CopyProfileAsync("bystander", "c", plugin);

        var run = await _home.RunAsync(tool.Call("logout", "--all", "--force", "--json", "--timeout", "1s"));

        run.ShouldExit(1);
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        results.Select(one => one.Text("profile")).ShouldBe(["a", "b", "bystander", "c", "d", "e"]);
        foreach (var one in results)
            _home.Has(one.Text("profile")!).ShouldBe(one.Text("local") == "kept", one.ToString());
        results[3].Text("local").ShouldBe("kept");
    }

    [Fact]
    public async Task The_receipt_of_one_that_ends_the_process_says_so()
    {
        await _home.CopyProfileAsync("bystander", "victim", "exits");
        var receipt = Path.Combine(_home.Directory, "receipt.json");

        (await _home.RunAsync(tool.Call("logout", "victim", "--receipt", receipt))).ShouldExit(1);

        var written = Documents.Single(await File.ReadAllTextAsync(receipt)).GetProperty("results")[0];
        written.Text("profile").ShouldBe("victim");
        written.Text("local").ShouldBe("kept");
        written.Text("error", "code").ShouldBe("pluginFault");
    }

    [Fact]
    public async Task Among_those_that_were_put_off_it_costs_none_its_place_in_the_report()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            await _home.CopyProfileAsync("bystander", name, "nobody-has-this-one");
            (await _home.RunAsync(tool.Call("logout", name, "--on-failure", "defer"))).ShouldExit(0);
            var file = Path.Combine(_home.Files, "pending", $"{name}.json");
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("nobody-has-this-one", name == "b" ? "exits" : "good", StringComparison.Ordinal));
        }

        var run = await _home.RunAsync(tool.Call("pending", "retry", "--json"));

        run.ShouldExit(1);
        var results = run.Json.GetProperty("results").EnumerateArray().ToList();
        results.Select(one => (one.Text("profile"), one.Text("revocation"), one.Text("local"))).ShouldBe(
            [("a", "notApplicable", "cleared"), ("b", "failed", "kept"), ("c", "notAttempted", "kept")]);
        foreach (var one in results)
            File.Exists(Path.Combine(_home.Files, "pending", $"{one.Text("profile")}.json")).ShouldBe(one.Text("local") == "kept");
    }

    [Theory]
    [InlineData("leaves-thread")]
    [InlineData("conflicting-dependency")]
    [InlineData("copy-of-contract")]
    [InlineData("built-on-newer-contract")]
    public async Task What_is_odd_about_it_alone_does_no_harm(string plugin)
    {
        (await _home.RunAsync(Login(plugin, "odd"))).ShouldExit(0);

        (await _home.RunAsync(tool.Call("logout", "odd", "--json"))).ShouldExit(0).Json.Text("local").ShouldBe("cleared");
    }

    [Fact]
    public async Task It_gets_its_own_version_of_a_library_that_the_host_uses_too()
    {
        await _home.RunAsync(Login("conflicting-dependency", "odd"));

        var run = await _home.RunAsync(tool.Call("logout", "odd"));

        run.ShouldExit(0).Error.ShouldMatch(@"Configuration \d+\.");
        run.Error.ShouldNotContain("Configuration 10.");
    }

    [Fact]
    public async Task What_it_prints_is_talk_and_carries_its_name_and_no_secret()
    {
        await _home.RunAsync(Login("prints", "odd"));

        var run = await _home.RunAsync(tool.Call("logout", "odd", "--quiet"));

        run.ShouldExit(0).Out.ShouldNotContain("half a line");
        run.Out.ShouldNotContain("unfinished");
        run.Said.ShouldNotContain("\e");
    }

    [Theory]
    [InlineData("login")]
    [InlineData("logout")]
    [InlineData("whoami")]
    [InlineData("list")]
    public async Task Its_terminal_escapes_and_bidi_characters_reach_no_terminal_and_no_document(string verb)
    {
        var login = (await _home.RunAsync(Login("escapes", "odd"))).ShouldExit(0);
        var runs = verb == "login"
            ? [login]
            : new[] { await _home.RunAsync(tool.Call(verb, "--profile", "odd")), await _home.RunAsync(tool.Call(verb, "--profile", "odd", "-o", "yaml")) };

        foreach (var run in runs)
            run.Said.ShouldNotMatch("[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]");
    }

    [Fact]
    public async Task A_sign_in_that_fails_in_a_plugin_stores_nothing()
    {
        (await _home.RunAsync(Login("throws-in-constructor", "victim"))).ShouldExit(1).Json.Text("error", "code").ShouldBe("pluginFault");
        (await _home.RunAsync(Login("garbage", "victim"))).ShouldExit(1).Json.Text("error", "code").ShouldBe("pluginRefused");

        _home.Has("victim").ShouldBeFalse();
        _home.Default.ShouldBe("bystander");
    }

    [Fact]
    public async Task The_list_of_plugins_shows_all_of_them_and_runs_none()
    {
        var run = await _home.RunAsync(tool.Call("plugin", "list"));

        foreach (var plugin in new[] { "apikey", "good", "exits", "throws-in-constructor", "garbage" })
            run.ShouldExit(0).Out.ShouldContain(plugin);
    }

    [Fact]
    public async Task A_plugin_that_ends_the_process_after_its_answer_never_makes_a_success_of_a_failure()
    {
        await _home.RunAsync(Login("exits-later", "odd"));

        var run = await _home.RunAsync(tool.Call("logout", "odd"));

        // Who is faster is anybody's guess; what must agree is what was done and what is said of it.
        if (run.ExitCode == 0)
            _home.Has("odd").ShouldBeFalse();
        else
            run.ShouldExit(1).Error.ShouldContain("exits-later");
    }

    private ToolCall Login(string plugin, string profile) =>
        tool.Call("login", "--provider", plugin, "--profile", profile, "--token-stdin", "--json") with { Input = Key };
}
