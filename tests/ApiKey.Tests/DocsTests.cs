using System.Reflection;

namespace Authx.Provider.ApiKey.Tests;

public sealed class DocsTests
{
    [Fact]
    public void The_page_describes_every_setting_with_its_default_and_no_other()
    {
        var rows = File.ReadAllLines(Path.Combine(Root(), "docs", "providers", "apikey.md"))
            .SkipWhile(line => !line.StartsWith("| setting |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`').Replace("NAME", "*", StringComparison.Ordinal), cells => cells[3]);

        var settings = typeof(ApiKeyProvider).GetCustomAttributes<ProviderSettingAttribute>().ToArray();

        rows.Keys.ShouldBe(settings.Select(setting => setting.Key), ignoreOrder: true);
        foreach (var setting in settings.Where(setting => setting.Default is not null))
            rows[setting.Key].ShouldBe($"`{setting.Default}`");
    }

    [Fact]
    public void Every_setting_but_the_servers_and_the_keys_own_is_pinned()
    {
        var settings = typeof(ApiKeyProvider).GetCustomAttributes<ProviderSettingAttribute>().Select(setting => setting.Key);

        settings.Except(["server", "keyId", "headers.*"]).ShouldBe(SettingKey.Pinned, ignoreOrder: true);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tool.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the clone");
        return folder;
    }
}
