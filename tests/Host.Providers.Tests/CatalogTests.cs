namespace Authx.Host.Providers.Tests;

public sealed class CatalogTests
{
    private const string Manifest = """
        {
          "schema": 1, "id": "contoso.widgets", "version": "2.1.0-rc.1", "contract": "1.0.0+abc", "future": [1],
          "assembly": "Contoso.dll", "type": "Contoso.Widgets",
          "provider": { "id": "widgets", "name": "Contoso Widgets", "inputs": ["token", "fingerprint"], "capabilities": ["whoami", "keys"] },
          "settings": [
            { "key": "server", "type": "url", "required": true, "description": "where it lives" },
            { "key": "size", "type": "number", "min": 1, "max": 9, "default": "3" },
            { "key": "mode", "type": "text", "oneOf": "a|b" }
          ],
          "files": { "Contoso.dll": "ab12" }
        }
        """;

    [Fact]
    public void A_manifest_is_read_whole()
    {
        using var folder = PluginFolder.With();
        folder.Write("widgets", Manifest);
        var manifest = folder.Catalog.Find("widgets");

        manifest.Id.ShouldBe("contoso.widgets");
        manifest.Version.ShouldBe("2.1.0-rc.1");
        manifest.Contract.ShouldBe(new Version(1, 0, 0));
        manifest.AssemblyPath.ShouldBe(folder.File("widgets", "Contoso.dll"));
        manifest.Type.ShouldBe("Contoso.Widgets");
        manifest.ProviderName.ShouldBe("Contoso Widgets");
        manifest.Inputs.ShouldBe(LoginInputs.Token);
        manifest.Capabilities.ShouldBe(["whoami", "keys"]);
        manifest.Files.ShouldBe(new Dictionary<string, string> { ["Contoso.dll"] = "ab12" });
        var (server, size, mode) = (manifest.Settings[0], manifest.Settings[1], manifest.Settings[2]);
        (server.Key, server.Type, server.Required, server.Description).ShouldBe(("server", SettingType.Url, true, "where it lives"));
        (size.Type, size.Min, size.Max, size.Default, size.Required).ShouldBe((SettingType.Number, 1, 9, "3", false));
        (mode.OneOf, mode.Min, mode.Max).ShouldBe(("a|b", int.MinValue, int.MaxValue));
    }

    [Fact]
    public void A_manifest_is_read_as_the_build_writes_it()
    {
        using var folder = PluginFolder.With("good");
        var manifest = folder.Catalog.Find("good");
        manifest.Contract.ShouldBe(ContractVersion.Host);
        manifest.Inputs.ShouldBe(Enum.GetValues<LoginInputs>().Aggregate((all, one) => all | one));
        manifest.Capabilities.ShouldBe(["whoami", "refresh", "sessions", "keys", "proof", "settings"], ignoreOrder: true);
        manifest.Settings.Single(setting => setting.Key == "login.request").Type.ShouldBe(SettingType.Path);
        manifest.Files.Keys.ShouldContain("TestProviders.Good.dll");
    }

    [Fact]
    public void A_provider_is_found_whatever_its_case()
    {
        using var folder = PluginFolder.With("good");
        folder.Catalog.Find("GOOD").ProviderId.ShouldBe("good");
    }

    [Fact]
    public void Finding_one_provider_does_not_look_at_the_others()
    {
        using var folder = PluginFolder.With("good");
        folder.Write("broken", "{");
        folder.Catalog.Find("good").ProviderId.ShouldBe("good");
    }

    [Theory]
    [InlineData("{", "not JSON (line 1)")]
    [InlineData("[]", "an object is expected")]
    [InlineData("""{"schema":2}""", "schema is 2")]
    [InlineData("""{"schema":1}""", "\"provider\" is missing")]
    [InlineData("""{"schema":1,"provider":{},"id":"a/b"}""", "\"a/b\" is no name")]
    public void A_broken_manifest_is_refused_with_its_file_and_the_reason(string text, string reason)
    {
        using var folder = PluginFolder.With();
        folder.Write("broken", text);
        var failure = Should.Throw<FailureException>(() => folder.Catalog.Find("broken")).Failure;
        failure.Code.ShouldBe(ErrorCode.PluginRefused);
        failure.Message.ShouldContain(folder.File("broken", "plugin.json"));
        failure.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("assembly", "../evil.dll")]
    [InlineData("assembly", "sub\\evil.dll")]
    [InlineData("assembly", "/etc/evil.dll")]
    [InlineData("contract", "latest")]
    [InlineData("contract", "1")]
    public void A_manifest_with_a_wrong_value_is_refused(string key, string value)
    {
        using var folder = PluginFolder.With("good");
        folder.Edit("good", manifest => manifest[key] = value);
        Should.Throw<FailureException>(() => folder.Catalog.Find("good")).Failure.Message.ShouldContain($"\"{key}\"");
    }

    [Fact]
    public void A_manifest_in_the_wrong_folder_is_refused()
    {
        using var folder = PluginFolder.With();
        folder.Write("apikey", Manifest);
        var failure = Should.Throw<FailureException>(() => folder.Catalog.Find("apikey")).Failure;
        failure.Code.ShouldBe(ErrorCode.PluginRefused);
        failure.Message.ShouldContain("\"widgets\"");
    }

    [Fact]
    public void The_list_has_the_broken_ones_too()
    {
        using var folder = PluginFolder.With("good");
        folder.Write("broken", "{");
        Directory.CreateDirectory(Path.Combine(folder.Directory, "empty"));
        var all = folder.Catalog.All();

        all.Select(entry => Path.GetFileName(entry.Directory)).ShouldBe(["broken", "empty", "good"]);
        all[0].Failure!.Code.ShouldBe(ErrorCode.PluginRefused);
        all[1].Manifest.ShouldBeNull();
        all[1].Failure!.Message.ShouldContain("plugin.json");
        all[2].Manifest!.ProviderId.ShouldBe("good");
    }

    [Fact]
    public void A_missing_provider_is_reported_with_what_is_there_and_what_was_meant()
    {
        using var folder = PluginFolder.With("good", "hangs");
        var failure = Should.Throw<FailureException>(() => folder.Catalog.Find("hnags")).Failure;
        failure.Code.ShouldBe(ErrorCode.PluginMissing);
        failure.Message.ShouldContain("good, hangs");
        failure.Message.ShouldContain("Did you mean \"hangs\"?");
        failure.Hint.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("../good")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\u001b[2J")]
    public void A_name_that_is_none_leads_nowhere(string name)
    {
        using var folder = PluginFolder.With("good");
        var failure = Should.Throw<FailureException>(() => new PluginCatalog(Path.Combine(folder.Directory, "good")).Find(name)).Failure;
        failure.Code.ShouldBe(ErrorCode.PluginMissing);
        failure.Message.ShouldNotContain("\u001b");
    }

    [Fact]
    public void No_folder_at_all_is_an_empty_catalog()
    {
        var catalog = new PluginCatalog(Path.Combine(Path.GetTempPath(), "authx-no-such-folder"));
        catalog.All().ShouldBeEmpty();
        Should.Throw<FailureException>(() => catalog.Find("apikey")).Failure.Message.ShouldContain("No plugin is there at all");
    }
}
