using System.Reflection;
using Authx.Testing.Tests.Sample;
using Authx.Testing.Tests.Wrong;

namespace Authx.Testing.Tests;

/// <summary>A rule that nothing can break is no rule: for each there is a provider that breaks this one and no other.</summary>
public sealed class WrongProviderTests
{
    [Theory]
    [MemberData(nameof(All))]
    public async Task A_wrong_provider_fails_the_rule_that_it_breaks_and_no_other(string code, string name)
    {
        var provider = typeof(BreaksAttribute).Assembly.GetTypes().Single(type => type.Name == name);

        var failing = await Facts.FailingAsync(typeof(Conformance<>).MakeGenericType(provider));

        failing.Keys.ShouldBe([code], string.Join('\n', failing));
        failing[code].ShouldNotContain("canary");
    }

    [Fact]
    public void Every_rule_has_a_provider_that_breaks_it() =>
        All.Select(row => (string)row[0]!).Distinct().Order(StringComparer.Ordinal).ShouldBe(Facts.Codes(typeof(WidgetsTests)));

    public static IEnumerable<object[]> All =>
        from type in typeof(BreaksAttribute).Assembly.GetTypes()
        let broken = type.GetCustomAttribute<BreaksAttribute>()
        where broken is not null
        select new object[] { broken.Code, type.Name };

    private sealed class Conformance<TProvider> : WidgetsConformance<TProvider>
        where TProvider : WidgetsProvider, new();
}
