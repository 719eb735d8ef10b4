namespace Authx.Host.Tests;

public sealed class NameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("work")]
    [InlineData("7up")]
    [InlineData("my-service.eu_1")]
    [InlineData("UPPER")]
    [InlineData("console")]
    [InlineData("com10")]
    [InlineData("a..b")]
    public void A_name_of_the_alphabet_is_fine(string name) => Name.Problem(name).ShouldBeNull();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("..", "begin")]
    [InlineData(".hidden", "begin")]
    [InlineData("-rf", "begin")]
    [InlineData("../../etc/passwd", "begin")]
    [InlineData("a/b", "character")]
    [InlineData("a\\b", "character")]
    [InlineData("a b", "character")]
    [InlineData("a\n", "character")]
    [InlineData("a:b", "character")]
    [InlineData("naïve", "character")]
    [InlineData("Ｋ", "begin")]
    [InlineData("con", "Windows")]
    [InlineData("NUL", "Windows")]
    [InlineData("nul.txt", "Windows")]
    [InlineData("Com1.a.b", "Windows")]
    public void A_name_that_could_leave_its_directory_or_mean_a_device_is_refused(string name, string word) =>
        Name.Problem(name).ShouldNotBeNull().ShouldContain(word);

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Name.Problem(new string('a', 64)).ShouldBeNull();
        Name.Problem(new string('a', 65)).ShouldNotBeNull().ShouldContain("64");
    }

    [Fact]
    public void Names_are_kept_in_lower_case() => Name.Normalize("Work.EU").ShouldBe("work.eu");
}
