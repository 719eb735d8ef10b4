namespace Authx.EndToEnd;

/// <summary>Keys and settings that are none: a clear message, the right exit code, nothing stored and nothing lost.</summary>
public sealed class BadInput(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    private const string Canary = "sk_live_CanaryCanaryCanary0123456789";

    public static TheoryData<string> NoKeys => new()
    {
        "",
        "\n",
        Canary + "\n" + Canary,
        Canary + "\n\n",
        Canary + " ",
        Canary + "\t",
        "schlüssel-" + Canary,
        "\0" + Canary,
        "\e[31m" + Canary,
    };

    [Theory]
    [MemberData(nameof(NoKeys))]
    public async Task What_cannot_be_a_key_is_refused_and_not_quoted(string input)
    {
        Home.Secrets.Add(Canary);

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = input });

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("invalidInput");
        run.Error.ShouldContain("standard input");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        Directory.Exists(Home.Profiles).ShouldBeFalse();
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task The_end_of_a_typed_line_is_no_part_of_the_key(string end)
    {
        var key = await MakeKeyAsync();

        (await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = key.Value + end })).ShouldExit(0);

        (await Home.RunAsync(new ToolCall("token") { Reveals = true })).Out.Trim().ShouldBe(key.Value);
    }

    [Fact]
    public async Task A_key_of_two_megabytes_is_refused_from_a_pipe_and_from_a_file()
    {
        var key = string.Concat(Enumerable.Repeat(Canary, 2 * 1024 * 1024 / Canary.Length));
        Home.Secrets.Add(Canary);
        var file = Path.Combine(Home.Directory, "key");
        await File.WriteAllTextAsync(file, key);

        (await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = key })).ShouldExit(1).Json.Text("error", "code").ShouldBe("invalidInput");
        (await RunAsync("login", "--token-file", file, "--json")).ShouldExit(1).Json.Text("error", "code").ShouldBe("invalidInput");
        (await RunAsync("login", "--token-file", "/dev/zero", "--json")).ShouldExit(1).Json.Text("error", "code").ShouldBe("invalidInput");
        Directory.Exists(Home.Profiles).ShouldBeFalse();
    }

    [Theory]
    [InlineData("no-such-file", "there is no such file")]
    [InlineData(".", "it is a directory")]
    public async Task A_file_that_has_no_key_is_named(string file, string reason)
    {
        (await RunAsync("login", "--token-file", file)).ShouldExit(1).Error.ShouldContain(reason);
    }

    [Fact]
    public async Task Two_sources_of_a_key_are_64()
    {
        Home.Secrets.Add(Canary);

        (await RunAsync("login", "--token", Canary, "--token-stdin")).ShouldExit(64).Error.ShouldContain("exclude each other");
    }

    [Fact]
    public async Task Without_a_terminal_a_missing_key_is_64_and_names_the_option()
    {
        var run = await RunAsync("login", "--json");

        run.ShouldExit(64).Json.Text("error", "code").ShouldBe("inputMissing");
        run.Error.ShouldContain("--token-stdin");
    }

    [Fact]
    public async Task An_unknown_service_gets_the_nearest_one()
    {
        var run = await RunAsync("login", "sandbx", "--token-stdin", "--json");

        run.ShouldExit(64).Json.Text("error", "code").ShouldBe("unknownService");
        run.Error.ShouldContain("\"sandbox\"");
    }

    [Fact]
    public async Task An_unknown_provider_is_named_with_those_that_are_there()
    {
        (await RunAsync("login", "--provider", "apikee", "--server", Sandbox.Address)).ExitCode.ShouldBeOneOf(1, 64);
        (await RunAsync("login", "--provider", "apikee", "--server", Sandbox.Address)).Error.ShouldContain("apikey");
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://localhost:1")]
    [InlineData("ftp://example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:pw@example.com")]
    [InlineData("nonsense")]
    public async Task A_server_to_which_no_key_should_go_is_refused_before_anything_is_sent(string server)
    {
        Home.Secrets.Add(Canary);

        var run = await Home.RunAsync(new ToolCall("login", "--provider", "apikey", "--server", server, "--token-stdin") { Input = Canary });

        run.ShouldExit(64).Error.ShouldContain("server");
        Directory.Exists(Home.Profiles).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{\n  \"services\": {\n    oops\n  }\n}", 3, "")]
    [InlineData("{\n  \"services\": {\n", 3, "")]
    [InlineData("{\n  \"confirm\": \"auto\",\n  \"Confirm\": \"never\"\n}", 3, "onfirm")]
    [InlineData("{\n  \"confrim\": \"auto\"\n}", 2, "\"confirm\"")]
    [InlineData("{\n  \"confirm\": \"sometimes\"\n}", 2, "always")]
    [InlineData("{\n  \"confirm\": [\"auto\"]\n}", 2, "confirm")]
    [InlineData("[]", 1, "")]
    [InlineData("{\n  \"servces\": { \"a\": { } }\n}", 2, "\"services\"")]
    public async Task Settings_that_cannot_be_used_are_64_with_file_and_line(string config, int line, string word)
    {
        Home.Configure(config);

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = Canary });

        run.ShouldExit(64).Json.Text("error", "code").ShouldBe("invalidSettings");
        run.Error.ShouldContain(Home.ConfigFile);
        run.Error.ShouldMatch($@"\bline {line}\b|json:{line}\b");
        run.Error.ShouldContain(word);
    }

    [Fact]
    public async Task A_secret_in_the_settings_is_refused_and_not_shown()
    {
        Home.Secrets.Add(Canary);
        Home.Configure($$"""{ "services": { "s": { "provider": "apikey", "server": "{{Sandbox.Address}}", "token": "{{Canary}}" } } }""");

        (await RunAsync("login", "s", "--token-stdin", "-v", "--json")).ShouldExit(64).Error.ShouldContain("token");
    }

    [Fact]
    public async Task A_secret_that_hides_under_an_innocent_key_is_refused_and_not_shown()
    {
        Home.Secrets.Add(Canary);
        Home.Configure($$$"""{ "services": { "s": { "provider": "apikey", "server": "{{{Sandbox.Address}}}", "headers": { "X-Team": "{{{Canary}}}" } } } }""");

        (await RunAsync("login", "s", "--token-stdin", "-v", "--json")).ShouldExit(64).Error.ShouldContain("X-Team");
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("{ \"confrim\": \"auto\" }")]
    [InlineData("")]
    public async Task A_sign_out_works_with_broken_settings(string config)
    {
        await SignInAsync();
        Home.Configure(config);

        (await RunAsync("logout", "--json")).ShouldExit(0).Json.Text("local").ShouldBe("cleared");

        (await File.ReadAllTextAsync(Home.ConfigFile)).ShouldBe(config);
    }

    [Fact]
    public async Task A_directory_where_the_settings_should_be_is_said()
    {
        await SignInAsync();
        File.Delete(Home.ConfigFile);
        Directory.CreateDirectory(Home.ConfigFile);

        (await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = Canary })).ExitCode.ShouldBeOneOf(1, 64);
        (await RunAsync("logout")).ShouldExit(0);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("wrongType")]
    [InlineData("redirect")]
    [InlineData("refuse")]
    [InlineData("reset")]
    [InlineData("endless")]
    public async Task A_server_that_makes_no_sense_stores_nothing(string fault)
    {
        var key = await MakeKeyAsync();
        await Sandbox.OrderAsync(new { match = "* /v1/whoami", fault, location = "https://elsewhere.example/", times = 0 });

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json", "--timeout", "5s") { Input = key.Value });

        run.ShouldExit(1).Json.GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        run.Said.ShouldNotContain("\e");
        Home.Has("sandbox").ShouldBeFalse();
    }

    [Theory]
    [InlineData("logot", "logout")]
    [InlineData("whoam", "whoami")]
    [InlineData("swich", "switch")]
    public async Task A_mistyped_command_gets_a_suggestion_which_is_not_run(string typed, string meant)
    {
        await SignInAsync();

        (await RunAsync(typed)).ShouldExit(64).Error.ShouldContain($"\"{meant}\"");

        Home.Has("sandbox").ShouldBeTrue();
    }
}
