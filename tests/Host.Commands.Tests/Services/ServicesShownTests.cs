using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Services;

public sealed class ServicesShownTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_list_marks_the_default_and_what_cannot_be_used()
    {
        var ran = await _home.WithConfig(The.Three).RunAsync("services", "list");
        ran.ShouldBeDone().Out.ShouldBe("""
               SERVICE  PROVIDER  SERVER
               alpha    apikey    https://alpha.example
            *  beta     apikey    https://beta.example
               gamma    apikye    https://gamma.example  (cannot be used)

            """);
        ran.Error.ShouldBe("warning: One thing is wrong with the settings; see authx config validate.\n");
    }

    [Fact]
    public async Task The_only_service_is_the_one_that_login_means()
    {
        var json = (await _home.WithConfig(The.Acme).RunAsync("services", "list", "--json")).ShouldBeDone().Out;
        json.ShouldBe("""{"schema":1,"services":[{"name":"acme","provider":"apikey","server":"https://acme.example","default":true,"valid":true}],"error":null}""" + "\n");
    }

    [Fact]
    public async Task No_services_is_a_note_and_an_empty_document()
    {
        var ran = await _home.RunAsync("services", "list");
        ran.ShouldBeDone().Out.ShouldBeEmpty();
        ran.Error.ShouldContain("authx services add");
        (await _home.RunAsync("services", "list", "--json")).Out.ShouldBe("""{"schema":1,"services":[],"error":null}""" + "\n");
    }

    [Theory]
    [InlineData("alpha", "scheme", "Token", "userFile")]
    [InlineData("beta", "scheme", "none", "userFile")]
    [InlineData("beta", "header", "Authorization", "default")]
    [InlineData("alpha", "whoami.accountId", "/account/id", "default")]
    public async Task What_holds_is_shown_with_its_place(string service, string key, string value, string layer)
    {
        var json = (await _home.WithConfig(The.Three).RunAsync("services", "show", service, "--json")).ShouldBeDone().Json;
        var setting = json.GetProperty("settings").EnumerateArray().Where(s => s.GetProperty("key").GetString() == key).ShouldHaveSingleItem();
        setting.GetProperty("value").GetString().ShouldBe(value);
        setting.GetProperty("origin").GetProperty("layer").GetString().ShouldBe(layer);
    }

    [Fact]
    public async Task A_setting_of_the_provider_s_section_points_there()
    {
        var ran = await _home.WithConfig(The.Three).RunAsync("services", "show", "ALPHA");
        ran.ShouldBeDone().Out.ShouldContain($"{_home.ConfigFile}:3:30");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_cannot_be_used_is_shown_with_what_is_wrong()
    {
        var ran = await _home.WithConfig(The.Three).RunAsync("services", "show", "gamma", "--json");
        ran.ShouldBeDone().Error.ShouldContain("did you mean \"apikey\"?");
        ran.Json.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("pluginMissing");
        ran.Json.GetProperty("server").GetString().ShouldBe("https://gamma.example");
    }

    [Theory]
    [InlineData("alhpa", "Did you mean \"alpha\"?")]
    [InlineData("../alpha", "There is no service \"../alpha\".")]
    [InlineData("a/b", "There is no service \"a/b\".")]
    public async Task An_unknown_service_is_wrong_usage(string name, string words)
    {
        var ran = await _home.WithConfig(The.Three).RunAsync("services", "show", name);
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain(words);
        ran.Out.ShouldBeEmpty();
    }
}
