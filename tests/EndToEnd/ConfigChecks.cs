namespace Authx.EndToEnd;

/// <summary>Settings whose keys and types are in order and that cannot work all the same: said by validate as by login.</summary>
public sealed class ConfigChecks(SandboxHost sandbox) : SignedInTest(sandbox), IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Validate_says_of_a_recipe_what_login_says_and_where_it_stands()
    {
        Home.Configure($$"""
            {
              "services": {
                "good": { "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "bearer-session" },
                "bad": {
                  "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "access-refresh",
                  "logout": { "path": "/tokens/{tokenId}" } },
                "key": { "provider": "apikey", "server": "{{Sandbox.Address}}", "whoami": { "method": "POST", "body": "{" } }
              }
            }
            """);

        var validate = await RunAsync("config", "validate");
        var login = await RunAsync("login", "bad", "--username", "ada", "--otp", "1");

        const string reason = "logout.path has {tokenId}, and nothing extracts it: login.extract.tokenId is missing";
        validate.ShouldExit(64);
        validate.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe([
            $"{Home.ConfigFile}:6:19: services.bad.{reason}.",
            $"{Home.ConfigFile}:7:{IndexOf("\"body\"")}: services.key.whoami.body is not JSON."]);
        login.ShouldExit(64);
        login.Error.ShouldContain(reason);
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_that_can_work_are_said_to_be_in_order()
    {
        Home.Configure($$"""{ "services": { "a": { "provider": "password", "server": "{{Sandbox.Address}}", "recipe": "cookie-session" } } }""");

        (await RunAsync("config", "validate", "--json")).ShouldExit(0).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    private int IndexOf(string text) => File.ReadAllLines(Home.ConfigFile)[6].IndexOf(text, StringComparison.Ordinal) + 1;
}
