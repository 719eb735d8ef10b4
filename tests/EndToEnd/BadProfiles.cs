namespace Authx.EndToEnd;

/// <summary>Profile files that somebody or something has spoilt: a clear message, the right exit code, nothing lost.</summary>
public sealed class BadProfiles(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    public static TheoryData<string> Spoilt => new()
    {
        "",
        "{",
        "not JSON at all",
        "null",
        "[]",
        "{}",
        "\0\0\0\0\0\0\0\0",
        """{ "schema": 2, "name": "sandbox" }""",
        """{ "schema": "1", "name": "sandbox" }""",
        """{ "schema": 1, "name": "another" }""",
        """{ "schema": 1, "name": "sandbox", "provider": 7, "vault": "file", "createdAt": "2026-01-01T00:00:00Z", "grant": {} }""",
        """{ "schema": 1, "name": "sandbox", "provider": "apikey", "vault": "file", "createdAt": "yesterday", "grant": {} }""",
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_damaged_profile_is_kept_with_exit_1_and_the_way_out(string content)
    {
        Home.PutProfile("sandbox", content);

        var run = await RunAsync("logout", "sandbox", "--json");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("profileUnreadable");
        run.Json.Text("revocation").ShouldBe("notAttempted");
        run.Json.Text("local").ShouldBe("kept");
        run.Json.Text("profile").ShouldBe("sandbox");
        run.Error.ShouldContain("authx logout sandbox --local");
        run.Error.ShouldContain(Home.ProfileFile("sandbox"));
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(content);
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_damaged_profile_can_be_cleared_with_local(string content)
    {
        Home.PutProfile("sandbox", content);

        (await RunAsync("logout", "sandbox", "--local", "--json")).ShouldExit(0).Json.Text("local").ShouldBe("cleared");

        Home.Has("sandbox").ShouldBeFalse();
    }

    [Theory]
    [InlineData("whoami", "sandbox", "--json")]
    [InlineData("token", "sandbox")]
    [InlineData("exec", "sandbox", "--", "true")]
    [InlineData("keys", "list", "sandbox")]
    public async Task Every_command_says_so_and_changes_nothing(params string[] args)
    {
        await SignInAsync();
        var whole = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        Home.PutProfile("sandbox", whole[..^40]);

        (await RunAsync(args)).ShouldExit(1).Error.ShouldContain("sandbox");

        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(whole[..^40]);
    }

    [Fact]
    public async Task A_profile_that_ends_in_the_middle_shows_nothing_of_its_secret()
    {
        var key = await SignInAsync();
        var whole = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        Home.PutProfile("sandbox", whole[..(whole.IndexOf(key.Value, StringComparison.Ordinal) + 30)]);
        Home.Secrets.Add(key.Value[..30]);

        (await RunAsync("logout", "-v")).ShouldExit(1);
        (await RunAsync("whoami", "-v")).ShouldExit(1);
        (await RunAsync("list", "-v")).ShouldExit(0);
    }

    [Fact]
    public async Task A_damaged_profile_does_not_stand_in_the_way_of_the_others()
    {
        await SignInAsync("good");
        Home.PutProfile("bad", "{");

        var list = await RunAsync("list", "--json");

        list.ShouldExit(0).Json.GetProperty("profiles")[0].Text("error", "code").ShouldBe("profileUnreadable");
        (await RunAsync("logout", "ada", "--json")).ShouldExit(0).Json.Text("profile").ShouldBe("good");
        Home.Has("bad").ShouldBeTrue();
    }

    [Fact]
    public async Task A_sign_in_never_replaces_a_profile_that_nobody_can_read()
    {
        Home.PutProfile("sandbox", "{");
        var key = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--force") { Input = key.Value });

        run.ShouldExit(1).Error.ShouldContain("authx logout sandbox --local");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe("{");
    }

    [Theory]
    [InlineData("logout", "sandbox")]
    [InlineData("logout", "sandbox", "--local")]
    [InlineData("whoami", "sandbox")]
    [InlineData("token", "sandbox")]
    public async Task A_directory_where_the_profile_should_be_is_said_and_left_alone(params string[] args)
    {
        Directory.CreateDirectory(Path.Combine(Home.ProfileFile("sandbox"), "inside"));
        if (!OperatingSystem.IsWindows())
            await Unix.ChmodAsync("700", Home.Profiles);

        var run = await RunAsync(args);

        run.ShouldExit(1).Error.ShouldContain("it is a directory");
        Directory.Exists(Path.Combine(Home.ProfileFile("sandbox"), "inside")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sign_in_over_a_directory_says_so_and_leaves_it_alone()
    {
        Directory.CreateDirectory(Home.ProfileFile("sandbox"));
        if (!OperatingSystem.IsWindows())
            await Unix.ChmodAsync("700", Home.Profiles);
        var key = await MakeKeyAsync();

        (await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = key.Value })).ShouldExit(1).Error.ShouldContain("it is a directory");

        Directory.Exists(Home.ProfileFile("sandbox")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_where_the_directory_of_profiles_should_be_is_said_and_left_alone()
    {
        await File.WriteAllTextAsync(Home.Profiles, "mine");
        var key = await MakeKeyAsync();

        (await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = key.Value })).ShouldExit(1).Error.ShouldStartWith("error: ");
        (await RunAsync("logout")).ShouldExit(0);
        (await RunAsync("list")).ShouldExit(0);

        (await File.ReadAllTextAsync(Home.Profiles)).ShouldBe("mine");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("/etc/passwd")]
    [InlineData(".hidden")]
    [InlineData("nul")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("")]
    public async Task A_profile_cannot_be_called_what_is_no_name(string name)
    {
        var key = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", $"--profile={name}", "--token-stdin", "--json") { Input = key.Value });

        run.ShouldExit(64).Json.GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        Directory.Exists(Home.Profiles).ShouldBeFalse();
        (await RunAsync("logout", $"--profile={name}")).ShouldExit(64).Error.ShouldStartWith("error: ");
    }

    [Theory]
    [InlineData("../profiles/sandbox")]
    [InlineData("./sandbox")]
    [InlineData("sandbox.json")]
    [InlineData("..")]
    public async Task A_word_with_a_path_in_it_is_no_profile_and_ends_nothing(string word)
    {
        await SignInAsync();

        (await RunAsync("logout", word, "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("none");

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_with_escape_sequences_does_not_reach_the_terminal_as_such()
    {
        var run = await RunAsync("logout", "\e[31mred\e]0;title\a");

        run.ShouldExit(0).Said.ShouldNotContain("\e");
        (await RunAsync("whoami", "\u202Eevil")).Said.ShouldNotContain("\u202E");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("\0")]
    [InlineData("nobody")]
    public async Task A_default_pointer_that_points_nowhere_is_no_session(string content)
    {
        await SignInAsync();
        await File.WriteAllTextAsync(Path.Combine(Home.Files, "default-profile"), content);

        (await RunAsync("logout", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("none");

        Home.Has("sandbox").ShouldBeTrue();
    }
}
