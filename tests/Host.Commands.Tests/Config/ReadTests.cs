using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

public sealed class ReadTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_value_is_printed_bare()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "get", "services.acme.server");
        ran.ShouldBeDone().Out.ShouldBe("https://acme.example\n");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_comes_with_its_place_in_a_document()
    {
        _home.WithConfig(The.Acme);
        var json = (await _home.RunAsync("config", "get", "services.acme.server", "--json")).ShouldBeDone().Json;
        json.GetProperty("key").GetString().ShouldBe("services.acme.server");
        json.GetProperty("value").GetString().ShouldBe("https://acme.example");
        var origin = json.GetProperty("origin");
        origin.GetProperty("layer").GetString().ShouldBe("userFile");
        origin.GetProperty("source").GetString().ShouldBe(_home.ConfigFile);
        origin.GetProperty("line").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task What_is_not_set_is_exit_code_1_and_nothing_on_standard_output()
    {
        var ran = await _home.RunAsync("config", "get", "confirm");
        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Out.ShouldBeEmpty();
        ran.Error.ShouldBe("confirm is not set. Its default is auto.\n");
    }

    [Fact]
    public async Task What_is_not_set_is_a_document_all_the_same()
    {
        var ran = await _home.RunAsync("config", "get", "confirm", "--json");
        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Out.ShouldBe("""{"schema":1,"key":"confirm","value":null,"default":"auto","origin":null,"error":null}""" + "\n");
    }

    [Theory]
    [InlineData("confim", "Did you mean \"confirm\"?")]
    [InlineData("services.acme.hedaer", "Did you mean \"header\"?")]
    [InlineData("services.acmee.header", "Did you mean \"acme\"?")]
    [InlineData("services.acme", "is a map")]
    [InlineData("services..acme", "not the key of a setting")]
    public async Task A_mistyped_key_gets_a_suggestion(string key, string words)
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "get", key);
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain(words);
        ran.Error.ShouldNotContain("Nothing was changed");
        ran.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_has_what_is_set_and_no_defaults()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "list");
        ran.ShouldBeDone().Out.ShouldBe("""
            SETTING                 VALUE
            services.acme.provider  apikey
            services.acme.server    https://acme.example
            services.acme.env       ACME_KEY

            """);
    }

    [Fact]
    public async Task The_list_says_where_each_setting_stands()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "list", "--origin");
        ran.ShouldBeDone().Out.ShouldContain($"https://acme.example  {_home.ConfigFile}:5:7\n");
    }

    [Fact]
    public async Task A_list_of_nothing_says_so_beside_the_result()
    {
        var ran = await _home.RunAsync("config", "list");
        ran.ShouldBeDone().Out.ShouldBeEmpty();
        ran.Error.ShouldContain(_home.ConfigFile);
        (await _home.RunAsync("config", "list", "--json")).Json.GetProperty("settings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_path_is_alone_on_standard_output()
    {
        var ran = await _home.RunAsync("config", "path");
        ran.ShouldBeDone().Out.ShouldBe(_home.ConfigFile + "\n");
        ran.Error.ShouldContain("The machine's file");
    }

    [Fact]
    public async Task The_document_has_both_paths()
    {
        _home.WithConfig("{}");
        var json = (await _home.RunAsync("config", "path", "--json")).ShouldBeDone().Json;
        json.GetProperty("user").GetProperty("path").GetString().ShouldBe(_home.ConfigFile);
        json.GetProperty("user").GetProperty("exists").GetBoolean().ShouldBeTrue();
        json.GetProperty("system").GetProperty("path").GetString().ShouldNotBeNullOrEmpty();
    }
}
