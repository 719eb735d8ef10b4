using System.Reflection;

namespace Authx.Provider.Password.Tests;

public sealed class DocsTests
{
    private static readonly string[] Declared = [.. typeof(PasswordProvider).GetCustomAttributes<ProviderSettingAttribute>().Select(setting => setting.Key)];

    [Fact]
    public void The_page_describes_every_setting_and_no_other()
    {
        var described = new List<string>(Rows("| setting |"));
        foreach (var row in Rows("| key of a request |"))
        {
            var operations = Operations(row);
            described.AddRange(operations.Select(operation => $"{operation}.{Key(row)}"));
            described.AddRange(operations.Select(operation => $"{operation}.steps.*.{Key(row)}"));
        }

        described.AddRange(Rows("| key of an operation |").SelectMany(row => Operations(row).Select(operation => $"{operation}.{Key(row)}")));

        // The two whose names look like secrets are declared by name, too; to the reader they are extractors like all.
        var expected = Declared.Where(key => !key.EndsWith(".extract.token", StringComparison.Ordinal) && !key.EndsWith(".extract.refreshToken", StringComparison.Ordinal));
        described.Select(row => Key(row)).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void The_page_describes_every_name_and_every_ready_recipe()
    {
        foreach (var name in new[] { "username", "password", "otp", "basic", "origin", "token", "tokenId", "refreshToken", "expiresIn", "expiresAt", "accountId", "accountName", "sessionId" })
            Page().ShouldContain($"| `{name}` |");
        foreach (var recipe in ReadyRecipes.Names.Split('|'))
        {
            foreach (var (key, value) in ReadyRecipes.Find(recipe)!)
                Page().ShouldContain($"{recipe} {key} = {value}\n");
        }
    }

    /// <summary>The page, with line breaks as they are on Unix.</summary>
    internal static string Page() => File.ReadAllText(Path.Combine(Root(), "docs", "providers", "password.md")).ReplaceLineEndings("\n");

    /// <summary>What an example uses must be what the host accepts.</summary>
    internal static void ShouldBeDeclared(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            Declared.ShouldContain(pattern => Matches(pattern.Split('.'), key.Split('.')), key);
    }

    private static bool Matches(string[] pattern, string[] key) =>
        pattern.Length == key.Length && pattern.Zip(key).All(pair => pair.First == "*" || pair.First == pair.Second);

    // A row of the tables as "key" or "key in login, refresh".
    private static IEnumerable<string> Rows(string head) => Page().Split('\n')
        .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => head == "| setting |" ? cells[1] : $"{cells[1]} in {cells[2]}");

    private static string Key(string row) => row.Split(" in ")[0].Trim('`').Replace("NAME", "*", StringComparison.Ordinal);

    private static string[] Operations(string row) => row.Split(" in ")[1] switch
    {
        "all" => Op.All,
        var text when text.StartsWith("all but ", StringComparison.Ordinal) => [.. Op.All.Except([text["all but ".Length..].Trim('`')])],
        var text => [.. text.Split(", ").Select(operation => operation.Trim('`'))],
    };

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tool.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the clone");
        return folder;
    }
}
