using System.Text;
using YamlDotNet.RepresentationModel;

namespace Authx.Host.Terminal.Tests;

public sealed class YamlTests
{
    [Theory]
    [InlineData("no")]
    [InlineData("0755")]
    [InlineData("2026-11-21")]
    [InlineData("null")]
    [InlineData("a: b # c")]
    [InlineData("- x")]
    [InlineData("a \"quoted\" \\ text")]
    [InlineData("line\nbreak\ttab")]
    [InlineData("häßlich ✔ 😀")]
    [InlineData("")]
    public void A_text_stays_the_text_that_it_was(string text)
    {
        var yaml = Yaml.From(Encoding.UTF8.GetBytes($$"""{"value":{{System.Text.Json.JsonSerializer.Serialize(text)}}}"""));

        var scalar = (YamlScalarNode)Map(yaml)["value"];
        scalar.Value.ShouldBe(text);
        scalar.Style.ShouldBe(YamlDotNet.Core.ScalarStyle.DoubleQuoted);
    }

    [Fact]
    public void Maps_and_lists_nest_and_empty_ones_stay_empty()
    {
        var yaml = Yaml.From("""{"a":[{"b":1,"c":[true,null]},[]],"d":{}}"""u8.ToArray());

        var list = (YamlSequenceNode)Map(yaml)["a"];
        ((YamlScalarNode)list[0]["b"]).Value.ShouldBe("1");
        ((YamlSequenceNode)list[0]["c"]).Children.Count.ShouldBe(2);
        ((YamlSequenceNode)list[1]).Children.ShouldBeEmpty();
        ((YamlMappingNode)Map(yaml)["d"]).Children.ShouldBeEmpty();
    }

    private static YamlMappingNode Map(string yaml)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(yaml);
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }
}
