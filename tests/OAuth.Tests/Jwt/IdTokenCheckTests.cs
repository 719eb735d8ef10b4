namespace Authx.Provider.OAuth.Tests;

public sealed class IdTokenCheckTests
{
    private const string Good = """{"iss":"https://id.example","aud":"cli","sub":"ada","exp":2000000100,"iat":2000000000,"nonce":"n1"}""";

    private static readonly IdTokenExpectation Expected =
        new("https://id.example", "cli", "n1", DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));

    [Theory]
    [InlineData("", "")]
    [InlineData("\"cli\"", "[\"cli\"]")]
    [InlineData("\"cli\"", "[\"api\",\"cli\"],\"azp\":\"cli\"")]
    [InlineData("\"cli\"", "\"cli\",\"azp\":\"cli\"")]
    [InlineData("2000000100", "1999999941")]
    [InlineData("\"iat\":2000000000", "\"iat\":2000000060")]
    [InlineData("\"iat\":2000000000", "\"iat\":2000000000,\"nbf\":2000000060")]
    public void A_token_that_is_for_us_and_in_time_is_taken(string part, string instead) => Problem(part, instead).ShouldBeNull();

    [Theory]
    [InlineData("https://id.example", "https://id.example/", "(iss)")]
    [InlineData("https://id.example", "https://ID.example", "(iss)")]
    [InlineData("\"iss\"", "\"other\"", "(iss)")]
    [InlineData("\"cli\"", "\"Cli\"", "(aud)")]
    [InlineData("\"cli\"", "[]", "(aud)")]
    [InlineData("\"aud\"", "\"other\"", "(aud)")]
    [InlineData("\"cli\"", "[\"api\",\"cli\"]", "(azp)")]
    [InlineData("\"cli\"", "[\"api\",\"cli\"],\"azp\":\"api\"", "(azp)")]
    [InlineData("\"cli\"", "\"cli\",\"azp\":\"api\"", "(azp)")]
    [InlineData("\"cli\"", "\"cli\",\"azp\":7", "(azp)")]
    [InlineData("2000000100", "1999999940", "expired")]
    [InlineData("2000000100", "\"soon\"", "(exp)")]
    [InlineData("\"exp\"", "\"other\"", "(exp)")]
    [InlineData("\"iat\":2000000000", "\"iat\":2000000061", "future")]
    [InlineData("\"iat\"", "\"other\"", "(iat)")]
    [InlineData("\"iat\":2000000000", "\"iat\":2000000000,\"nbf\":2000000061", "(nbf)")]
    [InlineData("\"iat\":2000000000", "\"iat\":2000000000,\"nbf\":\"later\"", "(nbf)")]
    [InlineData("\"n1\"", "\"n2\"", "(nonce)")]
    [InlineData("\"n1\"", "\"n\"", "(nonce)")]
    [InlineData("\"nonce\"", "\"other\"", "(nonce)")]
    [InlineData("\"ada\"", "\"\"", "(sub)")]
    [InlineData("\"sub\"", "\"other\"", "(sub)")]
    public void A_token_that_is_not_is_refused_in_words(string part, string instead, string reason) =>
        Problem(part, instead).ShouldNotBeNull().ShouldContain(reason);

    [Fact]
    public void Where_no_nonce_was_sent_none_is_looked_for() =>
        IdTokenCheck.Problem(TokenMaker.Unsigned(Good), Expected with { Nonce = null }).ShouldBeNull();

    [Fact]
    public void What_a_wrong_token_says_is_not_repeated() =>
        Problem("https://id.example", "https://canary.example").ShouldNotBeNull().ShouldNotContain("canary");

    private static string? Problem(string part, string instead)
    {
        var payload = part.Length == 0 ? Good : Good.Replace(part, instead, StringComparison.Ordinal);
        return IdTokenCheck.Problem(TokenMaker.Unsigned(payload), Expected);
    }
}
