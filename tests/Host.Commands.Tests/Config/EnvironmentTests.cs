using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

/// <summary>Settings come from the environment of the process, which all tests share: these run alone.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private const string Server = "AUTHX_SERVICES__ACME__SERVER";
    private const string Provider = "AUTHX_SERVICES__ACME__PROVIDER";
    private readonly Home _home = new();

    public EnvironmentTests() => Environment.SetEnvironmentVariable(Server, "https://env.example");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Server, null);
        Environment.SetEnvironmentVariable(Provider, null);
        _home.Dispose();
    }

    [Fact]
    public async Task A_variable_that_covers_what_is_set_is_named()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "set", "services.acme.server", "https://new.example");
        ran.ShouldBeDone().Error.ShouldContain(Server);
        var json = (await _home.RunAsync("config", "set", "services.acme.server", "https://newer.example", "--json")).Json;
        json.GetProperty("coveredBy").GetProperty("layer").GetString().ShouldBe("environment");
        json.GetProperty("coveredBy").GetProperty("source").GetString().ShouldBe(Server);
    }

    [Fact]
    public async Task What_holds_is_the_variable_s()
    {
        _home.WithConfig(The.Acme);
        (await _home.RunAsync("config", "get", "services.acme.server")).Out.ShouldBe("https://env.example\n");
        (await _home.RunAsync("config", "list", "--origin")).Out.ShouldContain(Server);
        (await _home.RunAsync("services", "list")).Out.ShouldContain("https://env.example");
    }

    [Fact]
    public async Task A_service_that_variables_go_on_making_is_not_gone()
    {
        _home.WithConfig(The.Acme.Replace("\"services\"", "\"providers\": { \"apikey\": { \"scheme\": \"Token\" } }, \"services\"", StringComparison.Ordinal));
        Environment.SetEnvironmentVariable(Provider, "apikey");
        var ran = await _home.RunAsync("services", "remove", "acme");
        ran.ShouldBeDone().Error.ShouldMatch("^AUTHX_SERVICES__ACME__\\w+ still says something of a service \"acme\"");
        (await _home.RunAsync("services", "remove", "acme")).Error.ShouldContain("Nothing was changed");
    }
}
