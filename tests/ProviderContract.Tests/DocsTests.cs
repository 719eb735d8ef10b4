using System.Reflection;
using System.Runtime.CompilerServices;
using Authx.Testing.Tests.Sample;

namespace Authx.Testing.Tests;

public sealed class DocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Directory(), "../../docs/plugins/conformance.md"));

    [Fact]
    public void The_page_explains_every_rule_and_says_how_to_pass()
    {
        foreach (var rule in typeof(WidgetsTests).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
        {
            var code = rule.Name.Split('_')[0];
            var paragraph = Page.Split("\n\n").Where(text => text.StartsWith($"**{code} ", StringComparison.Ordinal)).ShouldHaveSingleItem(code);
            paragraph.ShouldContain("*Pass:*", Case.Sensitive, code);
        }
    }

    [Fact]
    public void The_page_explains_no_rule_that_is_not_there() =>
        Page.Split("\n\n").Where(text => text.StartsWith("**AX", StringComparison.Ordinal)).Select(text => text[2..7]).ShouldBe(Facts.Codes(typeof(WidgetsTests)));

    private static string Directory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
