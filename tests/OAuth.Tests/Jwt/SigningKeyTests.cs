using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Authx.Provider.OAuth.Tests;

public sealed class SigningKeyTests : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }

    [Fact]
    public void An_RSA_key_signs_with_RS256_whichever_form_its_file_has()
    {
        foreach (var pem in (string[])[_rsa.ExportRSAPrivateKeyPem(), _rsa.ExportPkcs8PrivateKeyPem()])
        {
            var (input, signature) = Signed(pem, "RS256");
            _rsa.VerifyData(input, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        }
    }

    [Fact]
    public void An_elliptic_key_signs_with_ES256_whichever_form_its_file_has()
    {
        // As "openssl ecparam -genkey" writes it.
        var withParameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + _curve.ExportECPrivateKeyPem();
        foreach (var pem in (string[])[_curve.ExportECPrivateKeyPem(), _curve.ExportPkcs8PrivateKeyPem(), withParameters])
        {
            var (input, signature) = Signed(pem, "ES256");
            signature.Length.ShouldBe(64);
            _curve.VerifyData(input, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_token_carries_the_header_and_claims_and_the_algorithm_of_the_key()
    {
        using var key = SigningKey.FromPem(new(_curve.ExportPkcs8PrivateKeyPem()), null);
        var header = new JsonObject { ["typ"] = "JWT", ["kid"] = "k1", ["alg"] = "none" };

        var token = TokenMaker.Read(key.Sign(header, new() { ["sub"] = "cli", ["exp"] = 2_000_000_000 }));

        token.Algorithm.ShouldBe("ES256");
        token.KeyId.ShouldBe("k1");
        token.Text("sub").ShouldBe("cli");
        token.Time("exp").ShouldBe(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        header["alg"]!.GetValue<string>().ShouldBe("none");
        TokenMaker.Keys(TokenMaker.Jwk(_curve, "P-256")).Verifies(token).ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_refused_in_words_that_do_not_quote_it()
    {
        using var weak = RSA.Create(1024);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var encrypted = _rsa.ExportEncryptedPkcs8PrivateKeyPem("x", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1));

        Refusal("canary").ShouldContain("exactly one private key");
        Refusal(_rsa.ExportSubjectPublicKeyInfoPem()).ShouldContain("exactly one private key");
        Refusal(_rsa.ExportPkcs8PrivateKeyPem() + "\n" + _curve.ExportPkcs8PrivateKeyPem()).ShouldContain("exactly one private key");
        Refusal(encrypted).ShouldContain("encrypted");
        Refusal("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,AA\n\nAAAA\n-----END RSA PRIVATE KEY-----").ShouldContain("encrypted");
        Refusal("-----BEGIN PRIVATE KEY-----\nY2FuYXJ5\n-----END PRIVATE KEY-----").ShouldContain("damaged");
        Refusal(weak.ExportPkcs8PrivateKeyPem()).ShouldContain("1024 bits");
        Refusal(p384.ExportPkcs8PrivateKeyPem()).ShouldContain("P-256");
        Refusal(new string('x', 70_000)).ShouldContain("too large");
        Refusal(_rsa.ExportPkcs8PrivateKeyPem(), "ES256").ShouldContain("RS256");
        Refusal(_curve.ExportPkcs8PrivateKeyPem(), "RS256").ShouldContain("ES256");
    }

    private static string Refusal(string pem, string? algorithm = null)
    {
        var message = Should.Throw<FormatException>(() => SigningKey.FromPem(new(pem), algorithm)).Message;
        message.ShouldNotContain("canary");
        message.ShouldNotContain("Y2FuYXJ5");
        return message;
    }

    private static (byte[] Input, byte[] Signature) Signed(string pem, string algorithm)
    {
        using var key = SigningKey.FromPem(new(pem), algorithm);
        var token = TokenMaker.Read(key.Sign([], []));
        return (Encoding.ASCII.GetBytes(token.SigningInput), token.Signature);
    }
}
