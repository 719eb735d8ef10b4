using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Authx.House.Tests;

public sealed partial class DocsTests
{
    [Theory]
    [InlineData("Authx.Host.ErrorCode")]
    [InlineData("Authx.Host.Commands.WarningCode")]
    public void The_page_of_errors_lists_every_code(string type)
    {
        var page = Repository.Read("docs/errors.md");
        foreach (var name in Enum.GetNames(Assembly.Load("authx").GetType(type, throwOnError: true)!))
            page.ShouldContain($"| `{JsonNamingPolicy.CamelCase.ConvertName(name)}` |");
    }

    [Fact]
    public void The_page_of_errors_gives_each_code_the_exit_code_that_it_has()
    {
        var host = Assembly.Load("authx");
        var of = host.GetType("Authx.Host.ExitCodes")!.GetMethod("Of")!;
        var page = Repository.Read("docs/errors.md");
        foreach (var code in Enum.GetValues(host.GetType("Authx.Host.ErrorCode")!))
            page.ShouldContain($"| `{JsonNamingPolicy.CamelCase.ConvertName(code.ToString()!)}` | {(int)of.Invoke(null, [code])!} |");
    }

    [Fact]
    public void The_page_of_the_contract_names_every_type_of_it()
    {
        var page = Repository.Read("docs/plugins/contract.md");

        typeof(IAuthProvider).Assembly.GetExportedTypes().Select(type => type.Name)
            .Where(name => !Regex.IsMatch(page, $"`{name}[`.]"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_the_docs_link_to_is_there()
    {
        var broken =
            from page in Pages()
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{Path.GetFileName(page)} → {target}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_files_that_the_architecture_names_are_there()
    {
        var missing = FileName().Matches(Repository.Read("docs/architecture.md"))
            .Select(m => m.Groups[1].Value)
            .Where(path => !Path.Exists(Path.Combine(Repository.Root, path)));

        missing.ShouldBeEmpty();
    }

    private static IEnumerable<string> Pages() =>
        [Path.Combine(Repository.Root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|plugins|tests|samples|build|docs)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex FileName();
}
