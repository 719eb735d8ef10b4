using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Authx.Provider.OAuth.Tests;

public sealed partial class DocsTests
{
    private static readonly ProviderSettingAttribute[] Declared = [.. typeof(OAuthProvider).GetCustomAttributes<ProviderSettingAttribute>()];

    [Fact]
    public void The_page_describes_every_setting_and_no_other() =>
        Rows().Select(cells => cells[1].Trim('`').Replace("NAME", "*", StringComparison.Ordinal)).ShouldBe(Declared.Select(setting => setting.Key), ignoreOrder: true);

    [Fact]
    public void The_page_names_every_choice_and_default()
    {
        foreach (var setting in Declared)
        {
            var cells = Rows().Single(row => row[1].Trim('`').Replace("NAME", "*", StringComparison.Ordinal) == setting.Key);
            foreach (var choice in setting.OneOf?.Split('|') ?? [])
                cells[2].ShouldContain($"`{choice}`", customMessage: setting.Key);
            if (setting.Default is { } value)
                cells[3].ShouldBe($"`{value}`", setting.Key);
        }
    }

    [Fact]
    public void The_examples_are_settings_that_can_work()
    {
        var examples = Example().Matches(Page()).Select(match => match.Groups[1].Value).ToArray();
        examples.Length.ShouldBe(4);
        foreach (var service in examples.SelectMany(Services))
        {
            service.Remove("provider").ShouldBeTrue();
            foreach (var key in service.Keys)
                Declared.ShouldContain(setting => setting.Key == key, key);
            The.Provider.Check(new(service)).ShouldBeEmpty();
        }
    }

    private static IEnumerable<Dictionary<string, string>> Services(string example)
    {
        var services = JsonDocument.Parse($"{{{example}}}").RootElement;
        foreach (var service in services.TryGetProperty("services", out var below) ? below.EnumerateObject() : services.EnumerateObject())
            yield return Flat("", service.Value).ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(string prefix, JsonElement element) => element.EnumerateObject().SelectMany(member =>
        member.Value.ValueKind == JsonValueKind.Object
            ? Flat($"{prefix}{member.Name}.", member.Value)
            : [KeyValuePair.Create(prefix + member.Name, member.Value.GetString()!)]);

    private static IEnumerable<string[]> Rows() => Page().Split('\n')
        .SkipWhile(line => !line.StartsWith("| setting |", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    private static string Page() => File.ReadAllText(Path.Combine(Root(), "docs", "providers", "oauth.md")).ReplaceLineEndings("\n");

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tool.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the clone");
        return folder;
    }

    [GeneratedRegex("```jsonc\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
