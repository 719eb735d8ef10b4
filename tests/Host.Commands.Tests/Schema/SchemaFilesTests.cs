using System.Text.Json;
using Authx.Host.Commands.Line;
using Authx.Host.Commands.Logout;
using Authx.Host.Commands.Tests.Support;
using Authx.Host.Commands.Whoami;
using Authx.Host.Settings;
using DocumentSchema = Authx.DocumentSchemas.Schema;

namespace Authx.Host.Commands.Tests.Schema;

/// <summary>The schemas say what the code does: the same lists, a file for each command, nothing left open.</summary>
public sealed class SchemaFilesTests
{
    // What is no command's own document.
    private static readonly string[] Others = ["common.json", "failure.json", "receipt.json", "version.json"];

    public static TheoryData<string> Files => [.. DocumentSchema.Files];

    [Fact]
    public void The_lists_are_those_of_the_code()
    {
        MembersAt("common.json#/$defs/errorCode").ShouldBe(NamesOf<ErrorCode>());
        MembersAt("common.json#/$defs/warningCode").ShouldBe(NamesOf<WarningCode>());
        MembersAt("common.json#/$defs/revocation").ShouldBe(NamesOf<Revocation>());
        MembersAt("common.json#/$defs/local").ShouldBe(NamesOf<LocalState>());
        MembersAt("common.json#/$defs/provenance").ShouldBe(NamesOf<Provenance>());
        MembersAt("common.json#/$defs/revocability").ShouldBe(NamesOf<Revocability>());
        MembersAt("common.json#/$defs/layer").ShouldBe(NamesOf<SettingLayer>());
        MembersAt("whoami.json#/properties/state").ShouldBe(NamesOf<SignedInState>());
        MembersAt("plugin-info.json#/$defs/setting/properties/type").ShouldBe(NamesOf<SettingType>());
    }

    [Fact]
    public void The_outcomes_are_the_providers_and_the_two_of_the_host() =>
        MembersAt("common.json#/$defs/outcome").ShouldBe([.. Enum.GetValues<Outcome>().Select(OutcomeWords.Of), OutcomeWords.Skipped, OutcomeWords.Deferred]);

    [Fact]
    public void Each_command_has_a_schema_and_each_schema_a_command()
    {
        using var console = new FakeTerminal();
        using var tools = new Toolbox(console, _ => null, TimeProvider.System);

        var commands = Verbs.Names.SelectMany(name => FilesOf(name, tools));

        commands.Concat(Others).Order(StringComparer.Ordinal).ShouldBe(DocumentSchema.Files);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_object_is_closed_and_every_key_of_it_is_there(string file)
    {
        foreach (var part in PartsOf(DocumentSchema.In(file).Text).Where(IsObject))
        {
            var keys = part.GetProperty("properties").EnumerateObject().Select(key => key.Name).ToList();
            part.GetProperty("required").EnumerateArray().Select(key => key.GetString()).ShouldBe(keys);
            part.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(string.Join(", ", keys));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_reference_leads_somewhere(string file)
    {
        var schema = DocumentSchema.In(file);

        schema.Text.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        foreach (var part in PartsOf(schema.Text))
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("$ref", out var reference))
                schema.At(reference.GetString()!).Text.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    // The rule for "revoked" looks at single keys of an object that is described beside it.
    private static bool IsObject(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("properties", out var keys) && keys.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out _);

    private static IEnumerable<JsonElement> PartsOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => PartsOf(member.Value)).Prepend(json),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(PartsOf),
        _ => [],
    };

    private static IEnumerable<string> FilesOf(string name, Toolbox tools)
    {
        var command = new CommandSpec(name, "", null);
        Verbs.Find(name)!.Wire(command, tools);
        return command.Subs.Count == 0 ? [$"{name}.json"] : command.Subs.Select(sub => $"{name}-{sub.Name}.json");
    }

    private static IReadOnlyList<string> MembersAt(string reference) => DocumentSchema.In("common.json").At(reference).Members;

    private static IEnumerable<string> NamesOf<T>() where T : struct, Enum => Enum.GetValues<T>().Select(EnumNames.Of);
}
