using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

public sealed class ValidateTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Good_settings_are_exit_code_0()
    {
        _home.WithConfig(The.Acme);
        (await _home.RunAsync("config", "validate")).ShouldBeDone().Out.ShouldBe("Nothing is wrong with the settings.\n");
        (await _home.RunAsync("config", "validate", "--json")).Out.ShouldBe("""{"schema":1,"valid":true,"problems":[],"error":null}""" + "\n");
    }

    [Fact]
    public async Task Every_problem_has_a_line_with_its_place()
    {
        _home.WithConfig("""
            {
              "confirm": "alway",
              "services": {
                "acme": { "provider": "apikey", "server": "http://acme.example", "hedaer": "X" },
                "a/b": { "provider": "apikey" },
                "..": { "provider": "apikey" },
                "beta": { "provider": "apikye" }
              }
            }
            """);
        var ran = await _home.RunAsync("config", "validate");
        ran.Code.ShouldBe(ExitCode.Usage);
        var lines = ran.Out.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(6);
        lines[0].ShouldBe($"{_home.ConfigFile}:2:3: confirm must be auto, always or never; did you mean \"always\"?");
        lines[1].ShouldContain(":4:37: services.acme.server must be https");
        lines[2].ShouldContain("did you mean \"header\"?");
        lines[3].ShouldContain("a/b");
        lines[4].ShouldContain("is no name for a service");
        lines[5].ShouldContain("did you mean \"apikey\"?");
        ran.Error.ShouldContain("6 things are wrong");
    }

    [Fact]
    public async Task The_document_lists_them_all_and_says_what_failed()
    {
        _home.WithConfig("""{ "confirm": "x", "vault": "y" }""");
        var ran = await _home.RunAsync("config", "validate", "--pretty-json");
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Json.GetProperty("valid").GetBoolean().ShouldBeFalse();
        ran.ErrorCode.ShouldBe("invalidSettings");
        var problems = ran.Json.GetProperty("problems");
        problems.GetArrayLength().ShouldBe(2);
        problems[1].GetProperty("key").GetString().ShouldBe("vault");
        problems[1].GetProperty("origin").GetProperty("column").GetInt32().ShouldBe(19);
        problems[1].EnumerateObject().Select(member => member.Name).ShouldBe(["code", "key", "message", "origin", "hint"]);
    }

    [Fact]
    public async Task A_default_service_that_is_none_is_a_problem()
    {
        _home.WithConfig(The.Acme.Replace("\"services\"", "\"defaultService\": \"acmee\", \"services\"", StringComparison.Ordinal));
        (await _home.RunAsync("config", "validate")).Out.ShouldContain("defaultService names no service; did you mean \"acme\"?");
    }

    [Fact]
    public async Task A_provider_that_knows_better_is_asked_and_its_problem_has_a_place()
    {
        _home.WithConfig("""
            {
              "services": {
                "acme": { "provider": "good", "check": { "key": "login.request", "says": "leads nowhere" },
                          "login": { "request": "/x" } },
                "beta": { "provider": "good" }
              }
            }
            """);
        var ran = await _home.RunAsync("config", "validate");
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Out.ShouldBe($"{_home.ConfigFile}:4:26: services.acme.login.request leads nowhere.\n");
        ran.Error.ShouldContain("One thing is wrong");
    }

    [Theory]
    [InlineData("login.outcome", ":4:7: services.acme.login.outcome")]
    [InlineData("grant.id", ":3:27: services.acme.grant.id")]
    [InlineData("account.id", ":2:41: providers.good.account.id")]
    public async Task A_problem_of_what_nobody_wrote_stands_at_the_nearest_place(string key, string place)
    {
        _home.WithConfig($$"""
            {
              "providers": { "good": { "account": { "id": "1" } } },
              "services": { "acme": { "provider": "good",
                  "login": { "says": "hi" }, "check": { "key": "{{key}}" } } }
            }
            """);
        var line = (await _home.RunAsync("config", "validate")).Out;
        line.ShouldContain("cannot work");
        line.ShouldStartWith(_home.ConfigFile + place);
    }

    [Theory]
    [InlineData("throws", "pluginFault")]
    [InlineData("null", "pluginFault")]
    [InlineData("hangs", "pluginTimeout")]
    public async Task A_plugin_at_fault_is_a_problem_of_its_service_and_the_others_are_asked(string fault, string code)
    {
        _home.WithConfig($$"""
            { "services": {
              "acme": { "provider": "good", "check": { "fails": "{{fault}}" } },
              "beta": { "provider": "good", "check": { "key": "server" } },
              "gamma": { "provider": "password", "server": "https://gamma.example", "login": { "path": "/login" } }
            } }
            """);
        var ran = await _home.RunAsync("config", "validate", "--json", "--timeout", "1s");
        ran.Code.ShouldBe(ExitCode.Usage);
        var problems = ran.Json.GetProperty("problems").EnumerateArray().ToList();
        problems.Select(problem => problem.GetProperty("key").GetString())
            .ShouldBe(["services.acme.provider", "services.beta.server", "services.gamma.login.extract.token"]);
        problems[0].GetProperty("code").GetString().ShouldBe(code);
        problems[0].GetProperty("message").GetString()!.ShouldContain("could not be asked about these settings");
    }

    [Fact]
    public async Task A_service_that_fails_the_declared_checks_is_not_asked_about()
    {
        _home.WithConfig("""{ "services": { "acme": { "provider": "good", "check": { "kee": "x", "key": "server" } } } }""");
        var ran = await _home.RunAsync("config", "validate");
        ran.Out.ShouldContain("did you mean \"check.key\"?");
        ran.Out.ShouldNotContain("cannot work");
    }
}
