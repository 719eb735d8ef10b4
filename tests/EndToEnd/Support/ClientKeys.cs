using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Authx.EndToEnd.Support;

/// <summary>The keys of a client that signs: one for RS256 and one for ES256, called so.</summary>
internal sealed class ClientKeys : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The client's half, as PEM.</summary>
    public string Private(string algorithm) => algorithm == "RS256" ? _rsa.ExportPkcs8PrivateKeyPem() : _ec.ExportPkcs8PrivateKeyPem();

    /// <summary>The server's half, as a JWKS.</summary>
    public string Public()
    {
        var (rsa, ec) = (_rsa.ExportParameters(false), _ec.ExportParameters(false));
        return JsonSerializer.Serialize(new
        {
            keys = new object[]
            {
                new { kty = "RSA", kid = "RS256", n = Text(rsa.Modulus), e = Text(rsa.Exponent) },
                new { kty = "EC", kid = "ES256", crv = "P-256", x = Text(ec.Q.X), y = Text(ec.Q.Y) },
            },
        });
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
    }

    private static string Text(byte[]? number) => Base64Url.EncodeToString(number);
}
