namespace Authx.EndToEnd;

/// <summary>Files that others may read or write, belong to somebody else, or lie where nothing can be written.</summary>
public sealed class UnsafeFiles(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    [FactWhere(Needs.Unix)]
    public async Task What_a_sign_in_writes_is_for_its_owner_alone()
    {
        await SignInAsync();

        Unix.ModeOf(Home.ProfileFile("sandbox")).ShouldBe("600");
        Unix.ModeOf(Home.Profiles).ShouldBe("700");
        Unix.ModeOf(Home.LockFile("sandbox")).ShouldBe("600");
        Directory.GetFiles(Home.Profiles).ShouldBe([Home.ProfileFile("sandbox")]);
    }

    [TheoryWhere(Needs.Unix)]
    [InlineData("644", "logout", "--revoke", "--json")]
    [InlineData("640", "logout", "--json")]
    [InlineData("604", "logout", "--local", "--json")]
    [InlineData("666", "logout", "--dry-run", "--json")]
    [InlineData("700", "logout", "--json")]
    [InlineData("644", "whoami", "--json")]
    [InlineData("644", "token")]
    [InlineData("644", "exec", "--", "true")]
    [InlineData("644", "keys", "list")]
    public async Task A_profile_that_others_may_read_is_refused_with_exit_3_and_the_chmod_before_anything_is_used(string mode, params string[] args)
    {
        await SignInAsync();
        await Unix.ChmodAsync(mode, Home.ProfileFile("sandbox"));
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));

        var run = await RunAsync(args);

        run.ShouldExit(3).Error.ShouldContain($"chmod 600 '{Home.ProfileFile("sandbox")}'");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
        if (args is ["logout", ..])
            run.Json.Text("local").ShouldBe("kept");
    }

    [FactWhere(Needs.Unix)]
    public async Task After_the_chmod_that_was_named_it_works()
    {
        await SignInAsync();
        await Unix.ChmodAsync("644", Home.ProfileFile("sandbox"));
        (await RunAsync("logout")).ShouldExit(3);
        await Unix.ChmodAsync("600", Home.ProfileFile("sandbox"));

        (await RunAsync("logout")).ShouldExit(0);
    }

    [TheoryWhere(Needs.Unix)]
    [InlineData("777")]
    [InlineData("770")]
    [InlineData("702")]
    public async Task A_directory_that_others_can_write_is_refused_with_exit_3_and_the_chmod(string mode)
    {
        await SignInAsync();
        await Unix.ChmodAsync(mode, Home.Profiles);

        var run = await RunAsync("logout", "--json");

        run.ShouldExit(3).Json.Text("error", "code").ShouldBe("unsafePermissions");
        run.Error.ShouldContain($"chmod 700 '{Home.Profiles}'");
        Home.Has("sandbox").ShouldBeTrue();
        Unix.ModeOf(Home.Profiles).ShouldBe(mode);
    }

    [TheoryWhere(Needs.Unix)]
    [InlineData("755")]
    [InlineData("711")]
    public async Task A_directory_that_others_can_merely_read_is_repaired_and_noted(string mode)
    {
        await SignInAsync();
        await Unix.ChmodAsync(mode, Home.Profiles);

        (await RunAsync("whoami")).ShouldExit(0).Error.ShouldContain("0700 now");

        Unix.ModeOf(Home.Profiles).ShouldBe("700");
        (await RunAsync("whoami")).Error.ShouldNotContain("0700");
    }

    [FactWhere(Needs.Unix | Needs.Root)]
    public async Task A_profile_of_somebody_else_is_refused_with_exit_3_and_left_alone()
    {
        await SignInAsync();
        await Unix.ChownAsync("nobody", Home.ProfileFile("sandbox"));
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));

        var run = await RunAsync("logout", "--json");

        run.ShouldExit(3).Json.Text("error", "code").ShouldBe("unsafePermissions");
        run.Error.ShouldContain("belongs to another user");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
    }

    [FactWhere(Needs.Namespaces)]
    public async Task A_sign_in_where_nothing_can_be_written_stores_nothing_and_says_so()
    {
        var old = await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        var fresh = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = fresh.Value, Through = Namespaces.ReadOnly(Home.Files) });

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("storageFailed");
        run.Error.ShouldContain("ead-only");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
        (await Sandbox.IsAliveAsync(old)).ShouldBeTrue();
    }

    [FactWhere(Needs.Namespaces)]
    public async Task Whoami_token_and_list_work_where_nothing_can_be_written()
    {
        await SignInAsync();
        var readOnly = Namespaces.ReadOnly(Home.Files);

        (await Home.RunAsync(new ToolCall("whoami") { Through = readOnly })).ShouldExit(0);
        (await Home.RunAsync(new ToolCall("token") { Through = readOnly, Reveals = true })).ShouldExit(0);
        (await Home.RunAsync(new ToolCall("list") { Through = readOnly })).ShouldExit(0);
        (await Home.RunAsync(new ToolCall("switch", "sandbox") { Through = readOnly })).ShouldExit(1);
    }

    [FactWhere(Needs.Namespaces)]
    public async Task A_revoked_key_whose_profile_cannot_be_removed_is_both_in_the_report()
    {
        var key = await SignInAsync();

        var run = await Home.RunAsync(new ToolCall("logout", "--revoke", "--json") { Through = Namespaces.ReadOnly(Home.Files) });

        run.ShouldExit(1).Json.Text("revocation").ShouldBe("revoked");
        run.Json.Text("local").ShouldBe("failed");
        (await Sandbox.IsAliveAsync(key)).ShouldBeFalse();
        Home.Has("sandbox").ShouldBeTrue();
    }

    [FactWhere(Needs.Namespaces)]
    public async Task A_sign_in_on_a_full_disk_stores_nothing_and_keeps_what_was_there()
    {
        await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        var fresh = await MakeKeyAsync();

        var run = await Home.RunAsync(new ToolCall("login", "--token-stdin", "--json") { Input = fresh.Value, Through = Namespaces.FullDisk(Home.Files) });

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("storageFailed");
        run.Error.ShouldContain("the disk is full");
        var after = Path.Combine(Namespaces.AfterFullDisk(Home.Files), "profiles");
        (await File.ReadAllTextAsync(Path.Combine(after, "sandbox.json"))).ShouldBe(before);
        Directory.GetFiles(after).Length.ShouldBe(1);
    }

    [TheoryWhere(Needs.Namespaces)]
    [InlineData("logout")]
    [InlineData("logout", "--revoke")]
    [InlineData("logout", "--local")]
    public async Task A_sign_out_needs_no_space_on_the_disk(params string[] args)
    {
        await SignInAsync();

        var run = await Home.RunAsync(new ToolCall([.. args, "--json"]) { Through = Namespaces.FullDisk(Home.Files) });

        run.ShouldExit(0).Json.Text("local").ShouldBe("cleared");
        Directory.GetFiles(Path.Combine(Namespaces.AfterFullDisk(Home.Files), "profiles")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_home_that_is_no_absolute_path_is_64()
    {
        (await RunAsync(new Dictionary<string, string> { ["AUTHX_HOME"] = "relative" }, "logout")).ShouldExit(64).Error.ShouldContain("AUTHX_HOME");
    }

    [FactWhere(Needs.Unix)]
    public async Task Without_AUTHX_HOME_everything_lies_where_XDG_says()
    {
        var key = await MakeKeyAsync();
        Directory.CreateDirectory(Path.Combine(Home.Directory, ".config", "authx"));
        File.Copy(Home.ConfigFile, Path.Combine(Home.Directory, ".config", "authx", "config.json"));
        var variables = new Dictionary<string, string> { ["AUTHX_HOME"] = "" };

        (await Home.RunAsync(new ToolCall("login", "--token-stdin") { Input = key.Value, Variables = variables })).ShouldExit(0);

        File.Exists(Path.Combine(Home.Directory, ".local", "share", "authx", "profiles", "sandbox.json")).ShouldBeTrue();
        File.Exists(Path.Combine(Home.Directory, ".local", "state", "authx", "locks", "sandbox.lock")).ShouldBeTrue();
    }
}
