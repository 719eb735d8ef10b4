namespace Authx.Host.Tests;

public sealed class EnvironmentTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void A_service_can_come_from_the_environment_alone()
    {
        _room.Environment["AUTHX_SERVICES__CI_BOT__PROVIDER"] = "apikey";
        _room.Environment["AUTHX_SERVICES__CI_BOT__SERVER"] = "https://ci.example";
        _room.Load().Services.ShouldBe(["ci_bot"]);
        _room.Load().Service("ci_bot").Values.Get("server").ShouldBe("https://ci.example");
    }

    [Theory]
    [InlineData("my-service")]
    [InlineData("my.service")]
    [InlineData("my_service")]
    public void An_underscore_stands_for_a_dash_or_a_dot_of_a_lower_layer(string name)
    {
        _room.User($$"""{ "services": { "{{name}}": { "provider": "apikey", "server": "https://file.example" } } }""");
        _room.Environment["AUTHX_SERVICES__MY_SERVICE__SERVER"] = "https://env.example";
        _room.Load().Services.ShouldBe([name]);
        _room.Load().Service(name).Values.Get("server").ShouldBe("https://env.example");
    }

    [Fact]
    public void Names_inside_a_service_are_found_the_same_way()
    {
        _room.Acme("\"headers\": { \"X-Tenant\": \"file\" }");
        _room.Environment["AUTHX_SERVICES__ACME__HEADERS__X_TENANT"] = "env";
        _room.Load().Service("acme").Values.Find("headers.X-Tenant").ShouldBe("env");
    }

    [Fact]
    public void Two_names_that_one_variable_may_mean_are_both_named()
    {
        _room.User("""{ "services": { "my-service": { "provider": "apikey" }, "my.service": { "provider": "apikey" } } }""");
        _room.Environment["AUTHX_SERVICES__MY_SERVICE__SERVER"] = "https://env.example";
        _room.LoadFailure().Message.ShouldBe("AUTHX_SERVICES__MY_SERVICE__SERVER: may mean \"my-service\" or \"my.service\" below services; rename one of them.");
    }

    [Fact]
    public void Two_variables_for_one_setting_are_both_named()
    {
        _room.Environment["AUTHX_SERVICES__ACME__SERVER"] = "https://one.example";
        _room.Environment["AUTHX_SERVICES__acme__server"] = "https://two.example";
        _room.LoadFailure().Message.ShouldBe("AUTHX_SERVICES__acme__server: services.acme.server is given by AUTHX_SERVICES__ACME__SERVER too; unset one of them.");
    }

    [Theory]
    [InlineData("AUTHX_SERVICES__ACME")]
    [InlineData("AUTHX_SERVICES__ACME__")]
    [InlineData("AUTHX_SERVICES____SERVER")]
    [InlineData("AUTHX_SERVICES_ACME_SERVER")]
    [InlineData("AUTHX_PROVIDERS__OAUTH")]
    public void A_variable_of_the_wrong_form_is_named_and_its_value_is_not(string variable)
    {
        _room.Environment[variable] = Room.Canary;
        var message = _room.LoadFailure().Message;
        message.ShouldStartWith(variable + ": is not of the form AUTHX_");
        message.ShouldNotContain("Canary");
    }

    [Fact]
    public void Other_variables_are_nobodys_business()
    {
        _room.Environment["AUTHX_PROFILE"] = "work";
        _room.Environment["AUTHX_TOKEN"] = Room.Canary;
        _room.Environment["SERVICES__X__Y"] = "z";
        _room.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void A_variable_for_a_service_that_is_not_there_suggests_the_nearest_one()
    {
        _room.Acme("");
        _room.Environment["AUTHX_SERVICES__ACEM__SERVER"] = "https://env.example";
        _room.Problem().ShouldBe("AUTHX_SERVICES__ACEM__SERVER: services.acem.SERVER is set for a service that no file has; did you mean \"acme\"?");
    }

    [Fact]
    public void A_wrong_value_names_the_variable_and_does_not_repeat_the_value()
    {
        _room.Acme("");
        _room.Environment["AUTHX_SERVICES__ACME__SERVER"] = "canary-value";
        var failure = Room.FailureOf(() => _room.Load().Service("acme"));
        failure.Message.ShouldBe("AUTHX_SERVICES__ACME__SERVER: services.acme.server must be an absolute URL, such as https://api.example.");
    }
}
