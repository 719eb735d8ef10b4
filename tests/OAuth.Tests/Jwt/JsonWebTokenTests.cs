namespace Authx.Provider.OAuth.Tests;

public sealed class JsonWebTokenTests
{
    private static readonly string Head = TokenMaker.Encode("""{"alg":"RS256","kid":"k1"}""");

    [Fact]
    public void A_token_is_read_with_its_header_claims_signing_input_and_signature()
    {
        var body = TokenMaker.Encode("""{"sub":"ada","aud":"cli","exp":1700000000.5,"admin":true}""");

        var token = TokenMaker.Read($"{Head}.{body}.AQID");

        token.Algorithm.ShouldBe("RS256");
        token.KeyId.ShouldBe("k1");
        token.Text("sub").ShouldBe("ada");
        token.Text("admin").ShouldBeNull();
        token.Text("missing").ShouldBeNull();
        token.Time("exp").ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500));
        token.Audiences.ShouldBe(["cli"]);
        token.SigningInput.ShouldBe($"{Head}.{body}");
        token.Signature.ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"aud":7}""")]
    [InlineData("""{"aud":{"cli":1}}""")]
    [InlineData("""{"aud":"\ud800"}""")]
    public void An_audience_of_another_shape_is_nobody(string payload) => TokenMaker.Unsigned(payload).Audiences.ShouldBeEmpty();

    [Fact]
    public void Several_audiences_are_all_read() => TokenMaker.Unsigned("""{"aud":["a",3,"b"]}""").Audiences.ShouldBe(["a", "b"]);

    [Theory]
    [InlineData("\"1700000000\"")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("null")]
    public void A_time_that_is_none_is_not_read(string value) => TokenMaker.Unsigned($$"""{"exp":{{value}}}""").Time("exp").ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("e30")]
    [InlineData("e30.e30")]
    [InlineData("e30.e30.AA.AA")]
    [InlineData("e30.e30.AA.AA.AA")]
    [InlineData("e30=.e30.AA")]
    [InlineData("e30.e30.AA==")]
    [InlineData("e30. e30.AA")]
    [InlineData("e30.e30.A")]
    [InlineData("e30.e30.AB")]
    [InlineData("e30.e30.+/")]
    [InlineData("e30.W10.AA")]
    [InlineData("W10.e30.AA")]
    [InlineData("e30.eyJh.AA")]
    [InlineData("..")]
    public void What_is_no_token_is_not_read(string text) => JsonWebToken.TryParse(text).ShouldBeNull();

    [Fact]
    public void A_token_that_says_a_thing_twice_is_not_read() =>
        JsonWebToken.TryParse($"{Head}.{TokenMaker.Encode("""{"sub":"ada","sub":"eve"}""")}.AA").ShouldBeNull();

    [Fact]
    public void A_token_that_is_not_UTF_8_is_not_read() =>
        JsonWebToken.TryParse($"{Head}.{TokenMaker.Encode([.. "{\"a\":\""u8, 0xff, .. "\"}"u8])}.AA").ShouldBeNull();

    [Fact]
    public void A_token_nested_beyond_reason_is_not_read() =>
        JsonWebToken.TryParse($"{Head}.{TokenMaker.Encode(string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500))}.AA").ShouldBeNull();

    [Fact]
    public void A_token_of_16_KB_is_read_and_one_beyond_the_bound_is_not()
    {
        static string Of(int size) => $"{Head}.{TokenMaker.Encode($$"""{"a":"{{new string('x', size)}}"}""")}.AA";

        JsonWebToken.TryParse(Of(16_384)).ShouldNotBeNull();
        JsonWebToken.TryParse(Of(65_536)).ShouldBeNull();
    }
}
