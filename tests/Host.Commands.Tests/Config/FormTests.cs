using System.Text.Json.Nodes;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

/// <summary>The same result in every form: text, JSON in one line and indented, YAML.</summary>
public sealed class FormTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string> Commands =>
    [
        "config get services.alpha.server",
        "config get confirm",
        "config get confim",
        "config set confirm always",
        "config unset defaultService",
        "config list",
        "config path",
        "config validate",
        "config",
        "services list",
        "services show alpha",
        "services show gamma",
        "services show delta",
        "services add new --provider apikey --server https://new.example",
        "services add alpha --provider apikey --server https://new.example",
        "services remove alpha",
        "services remove delta",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_document_is_the_same_in_every_form(string line)
    {
        var compact = await RunAsync(line, "--json");
        var pretty = await RunAsync(line, "--pretty-json");
        var yaml = await RunAsync(line, "-o", "yaml");

        compact.Out.TrimEnd('\n').ShouldNotContain("\n");
        pretty.Out.ShouldContain("\n  \"schema\": 1");
        JsonNode.Parse(pretty.Out)!.ToJsonString().ShouldBe(JsonNode.Parse(compact.Out)!.ToJsonString());
        YamlText.ToJson(yaml.Out).ShouldBe(JsonNode.Parse(compact.Out)!.ToJsonString());
        (pretty.Code, yaml.Code).ShouldBe((compact.Code, compact.Code));
        compact.Json.GetProperty("schema").GetInt32().ShouldBe(1);
        compact.Json.TryGetProperty("error", out _).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Text_has_the_exit_code_of_the_document(string line)
    {
        var text = await RunAsync(line);
        text.Code.ShouldBe((await RunAsync(line, "--json")).Code);
        (text.Out + text.Error).ShouldNotBeEmpty();
        text.Out.ShouldNotStartWith("{");
    }

    private Task<Ran> RunAsync(string line, params string[] form)
    {
        _home.WithConfig(The.Three);
        return _home.RunAsync([.. line.Split(' '), .. form]);
    }
}
