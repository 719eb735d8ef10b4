using System.Text;

namespace Authx.Host.Providers.Tests;

public sealed class RedactorTests
{
    private readonly Redactor _redactor = new();

    [Fact]
    public void A_secret_is_struck_out_as_it_is()
    {
        _redactor.Learn(new Secret(The.Canary));
        _redactor.Apply($"a {The.Canary} b {The.Canary}").ShouldBe("a *** b ***");
    }

    [Theory]
    [InlineData("s3cr+t/=&x", "s3cr%2Bt%2F%3D%26x")]
    [InlineData("s3cr+t/=&x", "s3cr%2bt%2f%3d%26x")]
    public void A_secret_is_struck_out_of_a_url(string secret, string encoded)
    {
        _redactor.Learn(new Secret(secret));
        _redactor.Apply($"?token={encoded}&b=1").ShouldBe("?token=***&b=1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("us")]
    [InlineData("user:")]
    public void A_secret_is_struck_out_of_base64_whatever_stands_before_it(string before)
    {
        _redactor.Learn(new Secret(The.Canary));
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{The.Canary}"));
        _redactor.Apply($"Basic {encoded}").ShouldContain("***");
    }

    [Fact]
    public void A_secret_within_another_does_not_leave_the_rest_of_it()
    {
        _redactor.Learn(new Secret("canary"));
        _redactor.Learn(new Secret(The.Canary));
        _redactor.Apply(The.Canary).ShouldBe("***");
    }

    [Fact]
    public void A_text_too_short_to_be_a_secret_is_left_alone()
    {
        _redactor.Learn(new Secret("the"));
        _redactor.Apply("the other theatre").ShouldBe("the other theatre");
    }

    [Theory]
    [InlineData("canary with blanks", "q=canary+with+blanks&x", "q=***&x")]
    [InlineData("canary \"quoted\"", """{"password":"canary \"quoted\""}""", """{"password":"***"}""")]
    [InlineData("canary \"quoted\"", """{"password":"canary \u0022quoted\u0022"}""", """{"password":"***"}""")]
    [InlineData("canary  of\ttwo blanks", "you sent canary of two blanks.", "you sent ***.")]
    public void A_secret_of_any_letters_is_struck_out_of_forms_json_and_what_was_cleaned(string secret, string text, string left)
    {
        _redactor.Learn(new Secret(secret));
        _redactor.Apply(text).ShouldBe(left);
    }

    [Theory]
    [InlineData("pw", "password pw: pw,pwd", "password ***: ***,pwd")]
    [InlineData("**", "** is no **", "*** is no ***")]
    [InlineData("x", "xx x", "xx ***")]
    public void What_somebody_chose_too_short_is_struck_out_where_it_stands_alone(string secret, string text, string left)
    {
        _redactor.LearnChosen(new Secret(secret));
        _redactor.Apply(text).ShouldBe(left);
    }

    [Fact]
    public void Nothing_at_all_is_no_secret()
    {
        _redactor.LearnChosen(new Secret(""));
        _redactor.Apply("a b").ShouldBe("a b");
    }

    [Fact]
    public void What_is_learned_later_is_struck_out_too()
    {
        _redactor.Learn(new Secret("first-secret"));
        _redactor.Apply("x");
        _redactor.Learn(new Secret("second-secret"));
        _redactor.Apply("first-secret second-secret").ShouldBe("*** ***");
    }
}
