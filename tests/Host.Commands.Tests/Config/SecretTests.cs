using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

/// <summary>Somebody wrote a secret into the file by hand: it is refused, and no command shows it on the way.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Plain = "plain-canary-81a4";
    private readonly Home _home = new();

    public SecretTests() => _home.WithConfig($$"""
        {
          "services": {
            "acme": {
              "provider": "apikey",
              "server": "https://ada:{{Plain}}@acme.example",
              "token": "{{Plain}}",
              "header": "{{Home.Canary}}",
              "headers": { "X-Api-Key": "{{Plain}}", "X-Team": "red" }
            },
            "beta": { "provider": "{{Home.Canary}}", "password": "{{Plain}}" }
          }
        }
        """);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("config list --origin")]
    [InlineData("config validate")]
    [InlineData("config get services.acme.token")]
    [InlineData("config get services.acme.header")]
    [InlineData("config get services.acme.headers.X-Api-Key")]
    [InlineData("config get services.acme.server")]
    [InlineData("config get services.beta.provider")]
    [InlineData("config set services.acme.env ACME")]
    [InlineData("config unset services.acme.token")]
    [InlineData("services list")]
    [InlineData("services show acme")]
    [InlineData("services show beta")]
    [InlineData("services remove acme")]
    [InlineData("services add acme --provider apikey")]
    public async Task No_command_shows_it(string line)
    {
        foreach (var form in (string[])["text", "json", "yaml"])
        {
            var ran = await _home.RunAsync([.. line.Split(' '), "--output", form, "--verbose"]);
            (ran.Out + ran.Error).ShouldNotBeEmpty();
            (ran.Out + ran.Error).ShouldNotContain(Plain);
            (ran.Out + ran.Error).ShouldNotContain("CanaryCanary");
        }
    }

    [Fact]
    public async Task Stars_are_no_value_for_a_script()
    {
        var ran = await _home.RunAsync("config", "get", "services.acme.token");
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Out.ShouldBeEmpty();
        ran.Error.ShouldContain(":6:7: services.acme.token looks like a secret, and is not shown.");
    }

    [Fact]
    public async Task What_is_no_secret_is_shown_beside_it()
    {
        var ran = await _home.RunAsync("services", "show", "acme");
        ran.ShouldBeDone().Out.ShouldContain("headers.X-Team");
        ran.Out.ShouldContain("red");
        ran.Out.ShouldContain("***");
    }

    [Fact]
    public async Task It_can_be_taken_out()
    {
        (await _home.RunAsync("config", "unset", "services.acme.token")).ShouldBeDone();
        _home.Config.ShouldNotContain("\"token\"");
    }
}
