using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Authx.DocumentSchemas;
using DocumentSchema = Authx.DocumentSchemas.Schema;

namespace Authx.Host.Commands.Tests.Schema;

/// <summary>The documents that the page of the commands shows are documents that there can be.</summary>
public sealed partial class ExamplesTests
{
    [Fact]
    public void Every_example_of_the_page_fits_a_schema()
    {
        var examples = Example().Matches(Page()).SelectMany(block => DocumentsIn(block.Groups[1].Value)).ToList();

        examples.Count.ShouldBeGreaterThan(4);
        foreach (var example in examples)
            DocumentSchema.Files.Where(file => file != "common.json").ShouldContain(file => SchemaCheck.Violations(DocumentSchema.In(file), example).Count == 0, example.ToString());
    }

    private static List<JsonElement> DocumentsIn(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        var documents = new List<JsonElement>();
        while (reader.Read())
            documents.Add(JsonElement.ParseValue(ref reader));
        return documents;
    }

    private static string Page()
    {
        using var page = new StreamReader(typeof(ExamplesTests).Assembly.GetManifestResourceStream("commands.md")!);
        return page.ReadToEnd();
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
