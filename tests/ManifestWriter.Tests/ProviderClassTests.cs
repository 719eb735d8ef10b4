namespace ManifestWriter.Tests;

public sealed class ProviderClassTests : IDisposable
{
    private readonly PluginAssembly _self = new(typeof(ProviderClassTests).Assembly.Location);

    public void Dispose() => _self.Dispose();

    [Fact]
    public void A_class_that_can_be_made_has_no_problem() => ProblemsOf("Good").ShouldBeEmpty();

    [Fact]
    public void A_nested_class_is_named_the_way_it_can_be_loaded() =>
        Type.GetType(Read("Good", []).Type).ShouldBe(typeof(Shapes.Good));

    [Theory]
    [InlineData("Hidden", "is not public")]
    [InlineData("Abstract", "is abstract")]
    [InlineData("Generic`1", "is generic")]
    [InlineData("Choosy", "no public constructor without parameters")]
    [InlineData("Stranger", "does not implement IAuthProvider")]
    public void A_class_that_authx_cannot_use_is_named_with_the_reason(string shape, string reason)
    {
        var problem = ProblemsOf(shape).ShouldHaveSingleItem();

        problem.Code.ShouldBe("AXP006");
        problem.Message.ShouldStartWith("ManifestWriter.Tests.Shapes+" + shape);
        problem.Message.ShouldContain(reason);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        ProblemsOf("Misnamed").Select(problem => problem.Code).ShouldBe(["AXP004", "AXP004", "AXP005"]);

    [Fact]
    public void Several_providers_are_all_named()
    {
        var problems = new List<Problem>();

        ProviderClass.Find(_self, problems).ShouldBeNull();

        var problem = problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("AXP003");
        problem.Message.ShouldContain("Shapes+Good");
        problem.Message.ShouldContain("Shapes+Choosy");
    }

    [Fact]
    public void An_assembly_without_a_provider_is_told_what_to_mark()
    {
        using var other = new PluginAssembly(typeof(PluginAssembly).Assembly.Location);
        var problems = new List<Problem>();

        ProviderClass.Find(other, problems).ShouldBeNull();

        problems.ShouldHaveSingleItem().Code.ShouldBe("AXP002");
    }

    private List<Problem> ProblemsOf(string shape)
    {
        var problems = new List<Problem>();
        Read(shape, problems);
        return problems;
    }

    private ProviderClass Read(string shape, List<Problem> problems)
    {
        var type = _self.TypesWith("AuthxProviderAttribute").Single(type => _self.NameOf(type).EndsWith("+" + shape, StringComparison.Ordinal));
        return ProviderClass.Read(_self, type, problems);
    }
}
