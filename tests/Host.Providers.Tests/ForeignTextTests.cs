namespace Authx.Host.Providers.Tests;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("Ådå Ünïcøde 漢字 😀", "Ådå Ünïcøde 漢字 😀")]
    [InlineData("a\u001b[31mb\u0007\u007f\u009bc", "a[31mbc")]
    [InlineData("user\u202egnp.exe\u2066\u2069\u200e\u200f\u061c", "usergnp.exe")]
    [InlineData("a\u200b\u200d\ufeffb\u2060", "ab")]
    [InlineData("one\r\ntwo\u2028three\u0085four\tfive", "one two three four five")]
    [InlineData("  wide   gap \n", "wide gap")]
    [InlineData("\U000E0041tag", "tag")]
    [InlineData("", "")]
    public void Only_what_can_be_seen_is_left_on_one_line(string text, string clean) => ForeignText.Clean(text).ShouldBe(clean);

    [Fact]
    public void Half_a_character_is_not_passed_on() => ForeignText.Clean("a\ud83d").ShouldBe("a\ufffd");

    [Fact]
    public void A_long_text_is_cut_and_says_so()
    {
        var clean = ForeignText.Clean(new string('x', 2_000_000));
        clean.Length.ShouldBe(ForeignText.DefaultLimit);
        clean.ShouldEndWith("…");
    }

    [Fact]
    public void A_secret_is_struck_out_before_the_cut()
    {
        var redactor = new Redactor();
        redactor.Learn(new Secret(The.Canary));
        ForeignText.Clean($"12345678{The.Canary}", redactor, 12).ShouldBe("12345678***");
    }

    [Fact]
    public void A_secret_with_something_invisible_in_it_is_still_found()
    {
        var redactor = new Redactor();
        redactor.Learn(new Secret(The.Canary));
        ForeignText.Clean(The.Canary.Insert(4, "\u200b"), redactor).ShouldBe("***");
    }
}
