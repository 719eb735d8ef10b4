using Authx.Host.Settings.Editing;

namespace Authx.Host.Tests.Editing;

public sealed class EditorTests : IDisposable
{
    private const string Commented = """
        // settings of Ada
        {
          "confirm": "auto", // ask me
          "services": {
            /* the one at work */
            "acme": {
              "provider": "apikey",
              "server": "https://acme.example" // behind the VPN
            }
          }
        }

        """;

    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Setting_a_value_changes_that_value_only()
    {
        _room.User(Commented).Editor.Set("confirm", "always").Changed.ShouldBeTrue();
        _room.Text.ShouldBe(Commented.Replace("\"auto\"", "\"always\""));
    }

    [Fact]
    public void A_new_setting_goes_to_the_end_of_its_map_and_comments_stay_with_their_lines()
    {
        _room.User(Commented).Editor.Set("services.acme.header", "X-Key");
        _room.Text.ShouldBe(Commented.Replace(
            "\"https://acme.example\" // behind the VPN\n",
            "\"https://acme.example\", // behind the VPN\n      \"header\": \"X-Key\"\n"));
    }

    [Fact]
    public void Maps_on_the_way_are_made()
    {
        _room.User(Commented).Editor.Set("services.acme.whoami.path", "/v1/me");
        _room.Text.ShouldContain("// behind the VPN\n      \"whoami\": {\n        \"path\": \"/v1/me\"\n      }\n    }\n");
        _room.Load().Service("acme").Values.Get("whoami.path").ShouldBe("/v1/me");
    }

    [Theory]
    [InlineData("{}", "{\n  \"confirm\": \"never\"\n}")]
    [InlineData("{ }\n", "{\n  \"confirm\": \"never\"\n}\n")]
    [InlineData("{ /* c */ }", "{ /* c */\n  \"confirm\": \"never\"\n}")]
    [InlineData("{ // c\n}\n", "{ // c\n  \"confirm\": \"never\"\n}\n")]
    [InlineData("{\r\n}\r\n", "{\r\n  \"confirm\": \"never\"\r\n}\r\n")]
    [InlineData("{ \"vault\": \"auto\" }", "{ \"vault\": \"auto\", \"confirm\": \"never\" }")]
    [InlineData("{ \"vault\": \"auto\", }", "{ \"vault\": \"auto\", \"confirm\": \"never\", }")]
    [InlineData("{ \"vault\": \"auto\" // c\n}", "{ \"vault\": \"auto\", \"confirm\": \"never\" // c\n}")]
    [InlineData("{\n  \"vault\": \"auto\"\n}", "{\n  \"vault\": \"auto\",\n  \"confirm\": \"never\"\n}")]
    [InlineData("{\n  \"vault\": \"auto\",\n}", "{\n  \"vault\": \"auto\",\n  \"confirm\": \"never\",\n}")]
    [InlineData("{\n  \"vault\": \"auto\", // c\n}", "{\n  \"vault\": \"auto\", // c\n  \"confirm\": \"never\",\n}")]
    [InlineData("{\n  \"vault\": \"auto\" }", "{\n  \"vault\": \"auto\",\n  \"confirm\": \"never\" }")]
    [InlineData("{\r\n\t\"vault\": \"auto\" // c\r\n}\r\n", "{\r\n\t\"vault\": \"auto\", // c\r\n\t\"confirm\": \"never\"\r\n}\r\n")]
    [InlineData("{\n  \"vault\": \"auto\" /* a\n b */\n}", "{\n  \"vault\": \"auto\", /* a\n b */\n  \"confirm\": \"never\"\n}")]
    [InlineData("{\n  \"Confirm\": null\n}", "{\n  \"Confirm\": \"never\"\n}")]
    public void A_member_is_added_in_the_style_of_the_file(string before, string after)
    {
        _room.User(before).Editor.Set("confirm", "never");
        _room.Text.ShouldBe(after);
        _room.Load().Confirm.ShouldBe("never");
    }

    [Theory]
    [InlineData("{\n  \"vault\": \"auto\",\n  \"confirm\": \"never\"\n}", "{\n  \"vault\": \"auto\"\n}")]
    [InlineData("{\n  \"confirm\": \"never\",\n  \"vault\": \"auto\"\n}", "{\n  \"vault\": \"auto\"\n}")]
    [InlineData("{\r\n  \"confirm\": \"never\",\r\n  \"vault\": \"auto\"\r\n}", "{\r\n  \"vault\": \"auto\"\r\n}")]
    [InlineData("{\n  \"vault\": \"auto\",\n  \"confirm\": \"never\",\n}", "{\n  \"vault\": \"auto\",\n}")]
    [InlineData("{\n  \"vault\": \"auto\", // v\n  // why\n  \"confirm\": \"never\" // c\n}", "{\n  \"vault\": \"auto\" // v\n  // why\n  // c\n}")]
    [InlineData("{ \"confirm\": \"never\" }", "{ }")]
    [InlineData("{ \"confirm\": \"never\", \"vault\": \"auto\" }", "{ \"vault\": \"auto\" }")]
    [InlineData("{ \"vault\": \"auto\", \"confirm\": \"never\" }", "{ \"vault\": \"auto\" }")]
    [InlineData("{ \"confirm\": \"never\" /* a */ , \"vault\": \"auto\" }", "{ /* a */  \"vault\": \"auto\" }")]
    [InlineData("{\n  \"confirm\":\n    \"never\",\n  \"vault\": \"auto\"\n}", "{\n  \"vault\": \"auto\"\n}")]
    public void A_member_is_taken_out_with_its_line_and_its_comma(string before, string after)
    {
        _room.User(before).Editor.Unset("confirm").Changed.ShouldBeTrue();
        _room.Text.ShouldBe(after);
        _room.Load().Confirm.ShouldBe("auto");
    }

    [Fact]
    public void A_missing_file_is_made_in_a_directory_of_its_owner_alone()
    {
        _room.Editor.Set("confirm", "never");
        _room.Text.ShouldBe("{\n  \"confirm\": \"never\"\n}\n");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.GetDirectoryName(_room.UserFile)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_linked_file_is_written_through()
    {
        _room.User("{}");
        var target = _room.UserFile + ".dotfiles";
        File.Move(_room.UserFile, target);
        File.CreateSymbolicLink(_room.UserFile, target);
        _room.Editor.Set("confirm", "never");
        File.ReadAllText(target).ShouldContain("never");
        new FileInfo(_room.UserFile).LinkTarget.ShouldBe(target);
    }

    [Fact]
    public void Flags_and_numbers_are_written_bare_and_texts_are_escaped()
    {
        var editor = _room.User(Commented).Editor;
        editor.Set("services.acme.timeout", "30");
        editor.Set("services.acme.STRICT", "True");
        editor.Set("services.acme.scheme", "a\"b\\ü");
        _room.Text.ShouldContain("\"timeout\": 30,\n      \"strict\": true,\n      \"scheme\": \"a\\\"b\\\\ü\"\n");
        _room.Load().Service("acme").Values.Get("scheme").ShouldBe("a\"b\\ü");
    }

    [Fact]
    public void Setting_what_is_set_already_writes_nothing()
    {
        _room.User(Commented).Editor.Set("confirm", "auto").Changed.ShouldBeFalse();
        _room.Writes.ShouldBe(0);
    }

    [Theory]
    [InlineData("confirm", "perhaps", ErrorCode.InvalidSettings, "confirm must be auto, always or never. Nothing was changed.")]
    [InlineData("confrim", "never", ErrorCode.UnknownSetting, "confrim is no setting. Did you mean \"confirm\"? Nothing was changed.")]
    [InlineData("services.acme.timeout", "ten", ErrorCode.InvalidSettings, "services.acme.timeout must be a whole number from 1 to 600. Nothing was changed.")]
    [InlineData("services.acme.hedaer", "X", ErrorCode.UnknownSetting, "services.acme.hedaer is no setting. Did you mean \"header\"? Nothing was changed.")]
    [InlineData("services.acme.password", "canary", ErrorCode.InvalidSettings, "services.acme.password looks like a secret")]
    [InlineData("services.acme.scheme", Room.Canary, ErrorCode.InvalidSettings, "services.acme.scheme cannot be what looks like a secret")]
    [InlineData("services.acme.env", "A-B", ErrorCode.InvalidSettings, "services.acme.env is not the name of a variable")]
    [InlineData("services.acme", "x", ErrorCode.UnknownSetting, "services.acme is a map; name a setting below it.")]
    [InlineData("services.acme.whoami", "x", ErrorCode.UnknownSetting, "services.acme.whoami is a map; name a setting below it.")]
    [InlineData("services.acem.header", "X", ErrorCode.UnknownService, "There is no service \"acem\". Did you mean \"acme\"?")]
    [InlineData("services.acme.provider", "oauht", ErrorCode.PluginMissing, "services.acme.provider names a provider that is not installed; did you mean \"oauth\"? Nothing was changed.")]
    [InlineData("providers.oauht.flow", "x", ErrorCode.PluginMissing, "names a provider that is not installed; did you mean \"oauth\"?")]
    [InlineData("defaultService", "acne", ErrorCode.InvalidSettings, "defaultService names no service; did you mean \"acme\"? Nothing was changed.")]
    [InlineData("a..b", "x", ErrorCode.Usage, "That is not the key of a setting")]
    public void What_would_be_wrong_is_not_written(string key, string value, object code, string message)
    {
        _room.User(Commented);
        var failure = Room.FailureOf(() => _room.Editor.Set(key, value));
        failure.Code.ShouldBe((ErrorCode)code);
        failure.Message.ShouldContain(message);
        failure.Message.ShouldNotContain("canary", Case.Insensitive);
        _room.Text.ShouldBe(Commented);
        _room.Writes.ShouldBe(0);
    }

    [Fact]
    public void What_is_wrong_elsewhere_does_not_stop_an_edit()
    {
        _room.Acme("\"colour\": \"red\", \"timeout\": 0");
        _room.Editor.Set("confirm", "never").Problems.ShouldBeEmpty();
        _room.Editor.Set("services.acme.timeout", "5").Problems.ShouldHaveSingleItem().Key.ShouldBe("services.acme.colour");
        _room.Editor.Unset("services.acme.colour").Problems.ShouldBeEmpty();
        _room.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_not_edited()
    {
        _room.User("{ \"confirm\": ");
        Room.FailureOf(() => _room.Editor.Set("confirm", "never")).Code.ShouldBe(ErrorCode.InvalidSettings);
        Room.FailureOf(() => _room.Editor.Unset("confirm")).Code.ShouldBe(ErrorCode.InvalidSettings);
        _room.Text.ShouldBe("{ \"confirm\": ");
    }

    [Fact]
    public void A_value_that_the_environment_covers_says_so()
    {
        _room.User(Commented).Environment["AUTHX_SERVICES__ACME__HEADER"] = "X-Env";
        _room.Editor.Set("services.acme.header", "X-File").CoveredBy.ShouldNotBeNull().Source.ShouldBe("AUTHX_SERVICES__ACME__HEADER");
        _room.Editor.Set("services.acme.scheme", "Token").CoveredBy.ShouldBeNull();
    }

    [Fact]
    public void Unsetting_tells_what_is_missing_now()
    {
        var result = _room.User(Commented).Editor.Unset("services.acme.server");
        result.Problems.ShouldHaveSingleItem().Message.ShouldContain("services.acme.server is missing");
        _room.Text.ShouldBe(Commented.Replace("\"apikey\",\n", "\"apikey\"\n").Replace("      \"server\": \"https://acme.example\" ", "      "));
    }

    [Fact]
    public void Unsetting_what_the_users_file_does_not_set_says_who_does()
    {
        _room.System("""{ "confirm": "always" }""").User("{}");
        Room.FailureOf(() => _room.Editor.Unset("confirm")).Message.ShouldBe($"confirm is set by {_room.SystemFile}:1:3, not by {_room.UserFile}. Nothing was changed.");
        Room.FailureOf(() => _room.Editor.Unset("vault")).Message.ShouldBe("vault is not set. Nothing was changed.");
    }

    [Fact]
    public void A_storage_failure_leaves_the_file_as_it_was()
    {
        _room.User(Commented);
        var editor = new ConfigEditor(_room.Source, (_, _) => throw new IOException("disk full"));
        Room.FailureOf(() => editor.Set("confirm", "never")).Code.ShouldBe(ErrorCode.StorageFailed);
        _room.Text.ShouldBe(Commented);
    }
}
