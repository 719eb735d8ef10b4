namespace Authx.Host.Providers.Tests;

public sealed class PluginVersionTests
{
    [Fact]
    public void Versions_are_in_the_order_of_semantic_versioning()
    {
        string[] ordered = ["0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.0.1", "1.9.0", "1.10.0"];
        ordered.Reverse().Order(Comparer<string>.Create(PluginVersion.Compare)).ShouldBe(ordered);
    }

    [Theory]
    [InlineData("1.0", "1.0.0", true)]
    [InlineData("1.0.0-RC.1", "1.0.0-rc.1", true)]
    [InlineData("1.0.0+abc", "1.0.0+def", true)]
    [InlineData("1.0.0", "1.0.0-rc.1", false)]
    [InlineData("1.0.0", "1.0.1", false)]
    [InlineData("latest", "newest", false)]
    public void They_are_the_same_or_not(string one, string other, bool same) => PluginVersion.AreSame(one, other).ShouldBe(same);

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.0.0-rc.1", true)]
    [InlineData("", false)]
    [InlineData("1..0", false)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("1.0.0-a/../..", false)]
    [InlineData("1.0.0-a.", false)]
    [InlineData("..", false)]
    [InlineData("99999999999", false)]
    public void Only_what_can_be_a_folder_is_a_version(string version, bool valid) => PluginVersion.IsValid(version).ShouldBe(valid);
}
