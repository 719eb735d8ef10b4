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
}
