using System.Text.Json;

namespace Authx.Tests;

public sealed class SecretTests
{
    private const string Canary = "CANARY-6f1d";

    [Fact]
    public void A_secret_prints_stars_however_it_is_printed()
    {
        var secret = new Secret(Canary);

        secret.ToString().ShouldBe("***");
        $"{secret}".ShouldBe("***");
        string.Concat("x", secret).ShouldBe("x***");
        JsonSerializer.Serialize(secret).ShouldNotContain(Canary);
    }

    [Fact]
    public void What_holds_a_secret_prints_no_secret_either()
    {
        var credential = new Credential { Kind = CredentialKind.ApiKey, Value = new(Canary) };

        credential.ToString().ShouldNotContain(Canary);
        JsonSerializer.Serialize(credential).ShouldNotContain(Canary);
    }

    [Fact]
    public void A_secret_is_revealed_when_that_is_asked_for() => new Secret(Canary).Reveal().ShouldBe(Canary);

    [Theory]
    [InlineData("abc")]
    [InlineData("a'b\"c$d`e\\f")]
    [InlineData("!~")]
    public void Visible_ASCII_is_a_token(string text) => Secret.FromToken(text).Reveal().ShouldBe(text);

    [Theory]
    [InlineData("", "empty")]
    [InlineData(null, "empty")]
    [InlineData("a b", "character 2 is a space")]
    [InlineData("ab\n", "character 3 is a line break")]
    [InlineData("a\u0000", "a control character")]
    [InlineData("ä", "not ASCII")]
    public void Anything_else_is_none_and_the_reason_does_not_quote_it(string? text, string reason) =>
        Secret.ProblemWithToken(text).ShouldNotBeNull().ShouldContain(reason);

    [Fact]
    public void A_token_has_a_greatest_length()
    {
        Secret.ProblemWithToken(new string('x', Secret.MaxTokenLength)).ShouldBeNull();
        Secret.ProblemWithToken(new string('x', Secret.MaxTokenLength + 1)).ShouldNotBeNull();
    }

    [Fact]
    public void The_refusal_of_a_token_does_not_carry_it() =>
        Should.Throw<FormatException>(() => Secret.FromToken(Canary + " ")).ToString().ShouldNotContain(Canary);
}
