using Authx.Host.Settings;

namespace Authx.Host.Tests;

public sealed class ValidationTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("\"timeout\": \"ten\"", "services.acme.timeout must be a whole number from 1 to 600")]
    [InlineData("\"timeout\": 601", "services.acme.timeout must be a whole number from 1 to 600")]
    [InlineData("\"timeout\": 1e2", "services.acme.timeout must be a whole number from 1 to 600")]
    [InlineData("\"strict\": \"yes\"", "services.acme.strict must be true or false")]
    [InlineData("\"header\": \"X Key\"", "services.acme.header must be the name of a header")]
    [InlineData("\"header\": {}", "services.acme.header must be a single value and not a map")]
    [InlineData("\"whoami\": \"/v1/me\"", "services.acme.whoami must be a map and not a single value")]
    [InlineData("\"whoami\": { \"path\": \"v1/me\" }", "services.acme.whoami.path must be a path on the server")]
    [InlineData("\"whoami\": { \"path\": \"//evil.example/me\" }", "services.acme.whoami.path must be a path on the server")]
    [InlineData("\"whoami\": { \"path\": \"/\\\\evil.example\" }", "services.acme.whoami.path must be a path on the server")]
    [InlineData("\"whoami\": { \"gone\": \"404;410\" }", "services.acme.whoami.gone must be HTTP statuses")]
    [InlineData("\"whoami\": { \"gone\": \"999\" }", "services.acme.whoami.gone must be HTTP statuses")]
    [InlineData("\"whoami\": { \"id\": \"account/id\" }", "services.acme.whoami.id must be a JSON pointer")]
    [InlineData("\"whoami\": { \"id\": \"/a~2\" }", "services.acme.whoami.id must be a JSON pointer")]
    [InlineData("\"method\": \"DELET\"", "services.acme.method must be GET, POST or DELETE; did you mean \"DELETE\"?")]
    [InlineData("\"hedaer\": \"X\"", "services.acme.hedaer is no setting; did you mean \"header\"?")]
    [InlineData("\"whoami\": { \"paht\": \"/x\" }", "services.acme.whoami.paht is no setting; did you mean \"whoami.path\"?")]
    [InlineData("\"whoami.path\": \"/x\"", "services.acme.\"whoami.path\" is no setting; did you mean \"whoami.path\"?")]
    [InlineData("\"colour\": \"red\"", "services.acme.colour is no setting")]
    [InlineData("\"colour\": {}", "services.acme.colour is no setting")]
    [InlineData("\"colour\": null", "services.acme.colour is no setting")]
    [InlineData("\"env\": \"MY-KEY\"", "services.acme.env is not the name of a variable")]
    [InlineData("\"env\": \"1KEY\"", "services.acme.env is not the name of a variable")]
    [InlineData("\"manageUrl\": \"acme.example\"", "services.acme.manageUrl must be an absolute URL")]
    public void A_wrong_setting_is_refused_with_its_place_and_key(string setting, string words)
    {
        _room.Acme(setting);
        var failure = Room.FailureOf(() => _room.Load().Service("acme"));
        failure.Code.ShouldBe(ErrorCode.InvalidSettings);
        failure.Message.ShouldStartWith($"{_room.UserFile}:4:");
        failure.Message.ShouldContain(words);
        _room.Problem().ShouldBe(failure.Message);
    }

    [Theory]
    [InlineData("https://a.example", true)]
    [InlineData("https://a.example:8443/base?x=1", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://127.9.9.9", true)]
    [InlineData("http://[::1]:5000/x", true)]
    [InlineData("http://a.example", false)]
    [InlineData("http://localhost:5000", false)]
    [InlineData("http://127.0.0.1.evil.example", false)]
    [InlineData("http://[::ffff:127.0.0.1]", false)]
    [InlineData("https://user:pass@a.example", false)]
    [InlineData("https://a.example/#part", false)]
    [InlineData("https://a.example/#", false)]
    [InlineData("ftp://a.example", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/v1", false)]
    [InlineData("a.example", false)]
    [InlineData("https://", false)]
    [InlineData("https:a.example", false)]
    [InlineData(" https://a.example", false)]
    [InlineData("https://a.example\\@evil.example", false)]
    [InlineData("", false)]
    public void An_address_is_https_or_http_on_literal_loopback(string url, bool isFine) =>
        (ValueRules.Refusal(new("server", SettingType.Url), url) is null).ShouldBe(isFine);

    [Fact]
    public void What_is_right_passes()
    {
        _room.Acme("""
            "timeout": 600, "strict": "True", "header": "X-Api-Key", "method": "POST", "headers": { "X-Tenant": "t" },
            "whoami": { "path": "/v1/{id}?x=1", "gone": "404,410", "id": "" }, "keys": { "delete": { "path": "/k" } }
            """);
        _room.Problems().ShouldBeEmpty();
        _room.Load().Service("acme").Values.IsSet("strict").ShouldBeTrue();
    }

    [Fact]
    public void What_is_missing_is_named_with_the_place_of_its_service()
    {
        _room.User("{ \"services\": {\n  \"acme\": { \"provider\": \"apikey\" } } }");
        var failure = Room.FailureOf(() => _room.Load().Service("acme"));
        failure.Message.ShouldBe($"{_room.UserFile}:2:13: services.acme.server is missing, and its provider needs it.");
        failure.Hint.ShouldBe("authx config set services.acme.server VALUE");
        _room.Set.Add(SetOption.Parse("server=https://a.example"));
        _room.Load().Service("acme").Values.Get("server").ShouldBe("https://a.example");
    }

    [Theory]
    [InlineData("{ \"services\": { \"acme\": {} } }", "1:17: services.acme has no provider")]
    [InlineData("{ \"services\": { \"acme\": { \"server\": \"x\" } } }", "1:17: services.acme has no provider")]
    [InlineData("{ \"services\": { \"acme\": \"x\" } }", "1:17: services.acme must be a map and not a single value")]
    [InlineData("{ \"services\": \"x\" }", "1:3: services must be a map and not a single value")]
    [InlineData("{ \"services\": { \"a b\": { \"provider\": \"apikey\" } } }", "1:17: services.a b is no name for a service")]
    [InlineData("{ \"servics\": { \"acme\": { \"provider\": \"apikey\" } } }", "1:3: servics is no setting; did you mean \"services\"?")]
    [InlineData("{ \"confirm\": \"allways\" }", "1:3: confirm must be auto, always or never; did you mean \"always\"?")]
    [InlineData("{ \"confirm\": {} }", "1:3: confirm must be a single value and not a map")]
    [InlineData("{ \"confirmation\": \"auto\" }", "1:3: confirmation is no setting")]
    [InlineData("{ \"vault\": \"keychains\" }", "1:3: vault must be auto or file")]
    [InlineData("{ \"defaultService\": \"acme\" }", "1:3: defaultService names no service")]
    [InlineData("{ \"services\": { \"acme\": { \"provider\": \"apikye\" } } }", "1:27: services.acme.provider names a provider that is not installed; did you mean \"apikey\"?")]
    [InlineData("{ \"providers\": { \"oath\": { \"flow\": \"x\" } } }", "1:18: providers.oath names a provider that is not installed; did you mean \"oauth\"?")]
    [InlineData("{ \"providers\": { \"oauth\": { \"flo\": \"x\" } } }", "1:29: providers.oauth.flo is no setting; did you mean \"flow\"?")]
    [InlineData("{ \"providers\": { \"oauth\": { \"env\": \"X\" } } }", "1:29: providers.oauth.env is no setting")]
    public void Validation_finds_it(string text, string words) =>
        _room.User(text).Problems()[0].ShouldStartWith($"{_room.UserFile}:{words}");

    [Fact]
    public void An_error_in_one_service_does_not_stop_another()
    {
        _room.User("""{ "services": { "bad": { "provider": "apikey" }, "good": { "provider": "apikey", "server": "https://a.example" } } }""");
        _room.Load().Service("good").Name.ShouldBe("good");
        _room.Problem().ShouldContain("services.bad.server");
    }

    [Fact]
    public void An_error_at_the_top_stops_every_service()
    {
        _room.User("""{ "confrim": "always", "services": { "good": { "provider": "apikey", "server": "https://a.example" } } }""");
        Room.FailureOf(() => _room.Load().Service("good")).Message.ShouldContain("confrim is no setting; did you mean \"confirm\"?");
    }

    [Fact]
    public void An_unknown_service_gets_a_suggestion()
    {
        var none = Room.FailureOf(() => _room.Load().Service("acme"));
        none.Code.ShouldBe(ErrorCode.UnknownService);
        none.Hint.ShouldNotBeNull().ShouldStartWith("authx services add acme");
        _room.Acme("");
        var near = Room.FailureOf(() => _room.Load().Service("acmee"));
        near.Message.ShouldBe("There is no service \"acmee\". Did you mean \"acme\"?");
        near.Hint.ShouldBe("authx services list");
    }

    [Fact]
    public void A_missing_plugin_is_told_apart_from_wrong_settings()
    {
        _room.User("""{ "services": { "acme": { "provider": "contoso", "anything": "x" } } }""");
        Room.FailureOf(() => _room.Load().Service("acme")).Code.ShouldBe(ErrorCode.PluginMissing);
    }

    [Theory]
    [InlineData("hedaer=X", ErrorCode.UnknownSetting, "--set: hedaer is no setting; did you mean \"header\"?")]
    [InlineData("timeout=0", ErrorCode.InvalidSettings, "--set: timeout must be a whole number from 1 to 600.")]
    [InlineData("provider=oauth", ErrorCode.InvalidSettings, "--set: provider cannot be changed for one command; name it with --provider ID and --server URL.")]
    public void What_the_command_line_sets_is_validated_too(string set, object code, string message)
    {
        _room.Acme("").Set.Add(SetOption.Parse(set));
        var failure = Room.FailureOf(() => _room.Load().Service("acme"));
        failure.Code.ShouldBe((ErrorCode)code);
        failure.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("no-equals-canary")]
    [InlineData("=canary")]
    [InlineData("a..b=canary")]
    [InlineData(".a=canary")]
    [InlineData("\"a=canary")]
    public void What_is_no_assignment_is_refused_and_not_repeated(string typed)
    {
        var failure = Room.FailureOf(() => SetOption.Parse(typed));
        failure.Code.ShouldBe(ErrorCode.Usage);
        failure.Message.ShouldNotContain("canary");
    }

    [Fact]
    public void The_value_of_an_assignment_may_have_equals_signs_and_be_empty()
    {
        SetOption.Parse("whoami.path=/x?a=b").ShouldBe(new("whoami.path", "/x?a=b"));
        SetOption.Parse("scheme=").ShouldBe(new("scheme", ""));
    }

    [Fact]
    public void Thousands_of_services_are_validated_in_one_pass()
    {
        var services = Enumerable.Range(0, 5000).Select(i => $"\"s{i}\": {{ \"provider\": \"apikey\", \"server\": \"https://s{i}.example\" }}");
        _room.User("{ \"services\": { " + string.Join(", ", services) + " } }").Problems().ShouldBeEmpty();
    }
}
