using Authx.Host.Settings;

namespace Authx.Host.Tests;

public sealed class LayerTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Each_layer_covers_the_ones_below_per_key()
    {
        _room.System("""{ "services": { "acme": { "provider": "apikey", "server": "https://system.example", "header": "X-System", "timeout": 1 } } }""");
        _room.User("""{ "services": { "acme": { "header": "X-User", "timeout": 2, "whoami": { "path": "/user" } } } }""");
        _room.Environment["AUTHX_SERVICES__ACME__TIMEOUT"] = "3";
        _room.Environment["AUTHX_SERVICES__ACME__WHOAMI__PATH"] = "/env";
        _room.Set.Add(SetOption.Parse("whoami.path=/set"));

        var values = _room.Load().Service("acme").Values;

        values.Get("scheme").ShouldBe("Bearer");
        values.Get("server").ShouldBe("https://system.example");
        values.Get("header").ShouldBe("X-User");
        values.Get("timeout").ShouldBe("3");
        values.Get("whoami.path").ShouldBe("/set");
    }

    [Fact]
    public void A_service_is_laid_over_its_providers_section_after_the_layers_are_merged()
    {
        _room.System("""{ "services": { "acme": { "provider": "apikey", "server": "https://a.example", "header": "X-Service" } } }""");
        _room.User("""{ "providers": { "apikey": { "header": "X-Provider", "scheme": "Token" }, "oauth": { "flow": "device" } } }""");
        _room.Environment["AUTHX_PROVIDERS__APIKEY__TIMEOUT"] = "9";

        var values = _room.Load().Service("acme").Values;

        values.Get("header").ShouldBe("X-Service");
        values.Get("scheme").ShouldBe("Token");
        values.Get("timeout").ShouldBe("9");
        values.Find("flow").ShouldBeNull();
    }

    [Fact]
    public void An_empty_text_is_a_value()
    {
        _room.User("""{ "providers": { "apikey": { "scheme": "Token" } }, "services": { "acme": { "provider": "apikey", "server": "https://a.example", "scheme": "" } } }""");
        _room.Load().Service("acme").Values.Get("scheme").ShouldBe("");
    }

    [Fact]
    public void Null_takes_a_setting_back_to_the_plugins_default()
    {
        _room.System("""{ "confirm": "always", "services": { "acme": { "provider": "apikey", "server": "https://a.example", "header": "X-System", "timeout": 3 } } }""");
        _room.User("""{ "confirm": null, "services": { "acme": { "header": null, "timeout": null } } }""");
        var settings = _room.Load();
        settings.Confirm.ShouldBe("auto");
        settings.Service("acme").Values.Get("header").ShouldBe("Authorization");
        settings.Service("acme").Values.Find("timeout").ShouldBeNull();
    }

    [Fact]
    public void The_hosts_own_keys_come_with_the_service_and_not_among_the_providers_values()
    {
        var service = _room.Acme("\"env\": \"ACME_KEY\", \"manageUrl\": \"https://acme.example/keys\"").Load().Service("ACME");
        service.Name.ShouldBe("acme");
        service.Provider.ShouldBe("apikey");
        service.Env.ShouldBe("ACME_KEY");
        service.ManageUrl.ShouldBe("https://acme.example/keys");
        service.Values.Keys.ShouldBe(["server", "header", "scheme"], ignoreOrder: true);
    }

    [Fact]
    public void The_top_has_its_defaults()
    {
        var settings = _room.Load();
        (settings.Vault, settings.Confirm, settings.DefaultService).ShouldBe(("auto", "auto", null));
        settings = _room.User("""{ "vault": "file", "confirm": "never", "defaultService": "Acme", "$schema": "https://example/schema.json" }""").Load();
        (settings.Vault, settings.Confirm, settings.DefaultService).ShouldBe(("file", "never", "acme"));
    }

    [Fact]
    public void Every_entry_names_where_it_stands()
    {
        _room.System("""{ "confirm": "always", "vault": "file" }""");
        _room.Acme("\"headers\": { \"X.Tenant\": \"t\" }");
        _room.Environment["AUTHX_SERVICES__ACME__TIMEOUT"] = "3";
        var entries = _room.Load().Entries().Select(entry => $"{entry.Key} = {entry.Value} ({entry.Origin})");
        entries.ShouldBe(
        [
            $"confirm = always ({_room.SystemFile}:1:3)",
            $"vault = file ({_room.SystemFile}:1:24)",
            $"services.acme.provider = apikey ({_room.UserFile}:3:15)",
            $"services.acme.server = https://acme.example ({_room.UserFile}:3:37)",
            $"services.acme.headers.\"X.Tenant\" = t ({_room.UserFile}:4:14)",
            "services.acme.timeout = 3 (AUTHX_SERVICES__ACME__TIMEOUT)",
        ]);
    }

    [Fact]
    public void One_setting_is_found_by_its_written_key()
    {
        _room.User("""{ "services": { "my.service": { "provider": "apikey", "server": "https://a.example" } } }""");
        var settings = _room.Load();
        settings.Find("services.my.service.server").ShouldNotBeNull().Value.ShouldBe("https://a.example");
        settings.Find("SERVICES.\"my.service\".Server").ShouldNotBeNull().Value.ShouldBe("https://a.example");
        settings.Find("confirm").ShouldBeNull();
        Room.FailureOf(() => settings.Find("services..x")).Code.ShouldBe(ErrorCode.Usage);
    }

    [Fact]
    public void No_file_of_the_current_directory_is_read()
    {
        var here = Directory.GetCurrentDirectory();
        try
        {
            _room.User("{}");
            Directory.SetCurrentDirectory(Path.GetDirectoryName(_room.UserFile)!);
            File.Move(_room.UserFile, "authx.json");
            File.WriteAllText(".authx.json", """{ "confirm": "never" }""");
            _room.Load().Confirm.ShouldBe("auto");
        }
        finally
        {
            Directory.SetCurrentDirectory(here);
        }
    }

    [Fact]
    public void A_provider_can_be_used_without_a_service()
    {
        _room.User("""{ "providers": { "oauth": { "flow": "device" } } }""");
        var oauth = _room.Load().ForProvider("OAuth", "https://id.example");
        oauth.Name.ShouldBeNull();
        oauth.Provider.ShouldBe("oauth");
        oauth.Values.Get("issuer").ShouldBe("https://id.example");
        oauth.Values.Get("flow").ShouldBe("device");
        _room.Load().ForProvider("apikey", "https://a.example").Values.Get("server").ShouldBe("https://a.example");
    }

    [Fact]
    public void A_provider_without_a_service_is_validated_like_one()
    {
        _room.Set.Add(SetOption.Parse("timeout=ten"));
        var settings = _room.Load();
        Room.FailureOf(() => settings.ForProvider("apikey", "http://a.example")).Message.ShouldStartWith("--set: timeout must be a whole number");
        _room.Set.Clear();
        Room.FailureOf(() => _room.Load().ForProvider("apikey", "http://a.example")).Message.ShouldStartWith("--server: server must be https");
        Room.FailureOf(() => _room.Load().ForProvider("apikey", null)).Message.ShouldContain("server is missing, and the provider needs it; give --server URL");
        var unknown = Room.FailureOf(() => _room.Load().ForProvider("oauht", null));
        unknown.Code.ShouldBe(ErrorCode.PluginMissing);
        unknown.Message.ShouldContain("\"oauth\"");
    }
}
