using System.Security.Cryptography;
using System.Text;

namespace Authx.Provider.OAuth.Tests;

public sealed class KeySetTests : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    [Fact]
    public void The_examples_of_RFC_7515_are_verified()
    {
        TokenMaker.Keys(Rfc7515.RsaKey).Verifies(TokenMaker.Read(Rfc7515.Rs256)).ShouldBeTrue();
        TokenMaker.Keys(Rfc7515.CurveKey).Verifies(TokenMaker.Read(Rfc7515.Es256)).ShouldBeTrue();
        TokenMaker.Keys(Rfc7515.CurveKey, Rfc7515.RsaKey).Verifies(TokenMaker.Read(Rfc7515.Rs256)).ShouldBeTrue();
    }

    [Fact]
    public void The_examples_of_RFC_7515_are_refused_with_another_payload_or_key()
    {
        var (rs256, es256) = (TokenMaker.Read(Changed(Rfc7515.Rs256)), TokenMaker.Read(Changed(Rfc7515.Es256)));

        TokenMaker.Keys(Rfc7515.RsaKey, Rfc7515.CurveKey).Verifies(rs256).ShouldBeFalse();
        TokenMaker.Keys(Rfc7515.RsaKey, Rfc7515.CurveKey).Verifies(es256).ShouldBeFalse();
        TokenMaker.Keys(TokenMaker.Jwk(_rsa)).Verifies(TokenMaker.Read(Rfc7515.Rs256)).ShouldBeFalse();
        TokenMaker.Keys().Verifies(TokenMaker.Read(Rfc7515.Rs256)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("rs256")]
    [InlineData("HS256")]
    public void A_token_without_a_signature_of_a_public_key_is_refused(string algorithm)
    {
        // The attack on HS256: the public key, which everybody has, is used as the shared secret.
        var token = TokenMaker.Token($$"""{"alg":"{{algorithm}}"}""", "{}", input =>
            algorithm == "HS256" ? HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), input) : algorithm == "rs256" ? SignRsa(input) : []);

        TokenMaker.Keys(TokenMaker.Jwk(_rsa), """{"kty":"oct","k":"AQID"}""").Verifies(TokenMaker.Read(token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("RS256", "SHA256")]
    [InlineData("RS384", "SHA384")]
    [InlineData("RS512", "SHA512")]
    [InlineData("PS256", "SHA256")]
    [InlineData("PS384", "SHA384")]
    [InlineData("PS512", "SHA512")]
    public void Every_RSA_algorithm_is_verified_as_itself_and_as_no_other(string algorithm, string hash)
    {
        var padding = algorithm[0] == 'R' ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss;
        var keys = TokenMaker.Keys(TokenMaker.Jwk(_rsa));
        string Signed(string name) => TokenMaker.Token($$"""{"alg":"{{name}}"}""", "{}", input => _rsa.SignData(input, new(hash), padding));

        keys.Verifies(TokenMaker.Read(Signed(algorithm))).ShouldBeTrue();
        foreach (var other in (string[])["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256"])
            keys.Verifies(TokenMaker.Read(Signed(other))).ShouldBe(other == algorithm);
    }

    [Theory]
    [InlineData("ES256", "P-256", "SHA256")]
    [InlineData("ES384", "P-384", "SHA384")]
    [InlineData("ES512", "P-521", "SHA512")]
    public void Every_elliptic_algorithm_is_verified_by_its_raw_signature_alone(string algorithm, string curve, string hash)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName($"nist{curve.Replace("-", "", StringComparison.Ordinal)}"));
        var keys = TokenMaker.Keys(TokenMaker.Jwk(key, curve));
        string Signed(DSASignatureFormat format) =>
            TokenMaker.Token($$"""{"alg":"{{algorithm}}"}""", "{}", input => key.SignData(input, new(hash), format));

        keys.Verifies(TokenMaker.Read(Signed(DSASignatureFormat.IeeeP1363FixedFieldConcatenation))).ShouldBeTrue();
        keys.Verifies(TokenMaker.Read(Signed(DSASignatureFormat.Rfc3279DerSequence))).ShouldBeFalse();
    }

    [Fact]
    public void A_signature_of_zeros_is_refused()
    {
        var token = TokenMaker.Token("""{"alg":"ES256"}""", "{}", _ => new byte[64]);

        TokenMaker.Keys(TokenMaker.Jwk(_curve, "P-256")).Verifies(TokenMaker.Read(token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"use\":\"sig\",\"alg\":\"RS256\",\"key_ops\":[\"verify\"]", true)]
    [InlineData(",\"use\":\"enc\"", false)]
    [InlineData(",\"use\":7", false)]
    [InlineData(",\"alg\":\"PS256\"", false)]
    [InlineData(",\"key_ops\":[\"sign\"]", false)]
    [InlineData(",\"key_ops\":\"verify\"", false)]
    public void What_a_key_is_for_is_honoured(string more, bool verified) =>
        TokenMaker.Keys(TokenMaker.Jwk(_rsa, more)).Verifies(TokenMaker.Read(Rs256("""{"alg":"RS256"}"""))).ShouldBe(verified);

    [Fact]
    public void A_token_that_names_its_key_is_verified_by_that_key_or_one_without_a_name()
    {
        var named = TokenMaker.Read(Rs256("""{"alg":"RS256","kid":"a"}"""));
        var unnamed = TokenMaker.Read(Rs256("""{"alg":"RS256"}"""));
        var keyA = TokenMaker.Keys(TokenMaker.Jwk(_rsa, ",\"kid\":\"a\""));
        var keyB = TokenMaker.Keys(TokenMaker.Jwk(_rsa, ",\"kid\":\"b\""));

        keyA.Verifies(named).ShouldBeTrue();
        keyB.Verifies(named).ShouldBeFalse();
        TokenMaker.Keys(TokenMaker.Jwk(_rsa)).Verifies(named).ShouldBeTrue();
        keyB.Verifies(unnamed).ShouldBeTrue();
    }

    [Fact]
    public void A_token_with_something_critical_is_refused() =>
        TokenMaker.Keys(TokenMaker.Jwk(_rsa)).Verifies(TokenMaker.Read(Rs256("""{"alg":"RS256","crit":["exp"],"exp":1}"""))).ShouldBeFalse();

    [Fact]
    public void A_key_that_is_weak_or_damaged_verifies_nothing()
    {
        using var weak = RSA.Create(1024);
        var token = TokenMaker.Read(TokenMaker.Token("""{"alg":"RS256"}""", "{}",
            input => weak.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        var es256 = TokenMaker.Read(Rfc7515.Es256);

        TokenMaker.Keys(TokenMaker.Jwk(weak)).Verifies(token).ShouldBeFalse();
        TokenMaker.Keys(Rfc7515.CurveKey.Replace("\"f83O", "\"f83P", StringComparison.Ordinal)).Verifies(es256).ShouldBeFalse();
        TokenMaker.Keys(Rfc7515.CurveKey.Replace("P-256", "P-384", StringComparison.Ordinal)).Verifies(es256).ShouldBeFalse();
        TokenMaker.Keys("7", "{}", """{"kty":"RSA"}""", """{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}""", Rfc7515.CurveKey).Verifies(es256).ShouldBeTrue();
    }

    [Fact]
    public void An_exponent_of_one_is_no_key()
    {
        var modulus = TokenMaker.Encode(_rsa.ExportParameters(false).Modulus!);

        foreach (var exponent in (string[])["AQ", "AA", "", "Ag"])
            TokenMaker.Keys($$"""{"kty":"RSA","n":"{{modulus}}","e":"{{exponent}}"}""").Verifies(TokenMaker.Read(Rs256("""{"alg":"RS256"}"""))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    public void What_is_no_key_set_is_not_read(string text) => KeySet.TryParse(TokenMaker.Json(text)).ShouldBeNull();

    [Fact]
    public void A_key_set_beyond_the_bounds_is_not_read()
    {
        KeySet.TryParse(TokenMaker.Json($$"""{"keys":[{{string.Join(',', Enumerable.Repeat("{}", 65))}}]}""")).ShouldBeNull();
        KeySet.TryParse(TokenMaker.Json($$"""{"keys":[],"more":"{{new string('x', 262_144)}}"}""")).ShouldBeNull();
    }

    private string Rs256(string header) => TokenMaker.Token(header, "{}", SignRsa);

    private byte[] SignRsa(byte[] input) => _rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{TokenMaker.Encode(Encoding.UTF8.GetBytes("""{"iss":"eve"}"""))}.{parts[2]}";
    }
}
