using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Reads the numbers of a public key (RFC 7518, section 6), and only of one that is strong and not absurdly large.</summary>
internal static class KeyMaterial
{
    /// <summary>The smallest RSA key that is trusted, in bits.</summary>
    public const int MinRsaBits = 2048;

    private const int MaxRsaBits = 16_384;
    private const int MaxExponentBytes = 8;

    /// <summary>The modulus and exponent; null where they are missing or unfit.</summary>
    public static RSAParameters? Rsa(JsonElement key)
    {
        if (Base64UrlText.Bytes(key, "n") is not { Length: <= MaxRsaBits / 8 } modulus || Base64UrlText.Bytes(key, "e") is not { Length: > 0 and <= MaxExponentBytes } exponent)
            return null;
        if (new BigInteger(modulus, isUnsigned: true, isBigEndian: true).GetBitLength() < MinRsaBits)
            return null;
        // An exponent of 1 would accept any signature that was made of the message itself.
        var number = new BigInteger(exponent, isUnsigned: true, isBigEndian: true);
        return number < 3 || number.IsEven ? null : new() { Modulus = modulus, Exponent = exponent };
    }

    /// <summary>The point, with both coordinates of the curve's own length; null where they are missing or unfit.</summary>
    public static ECParameters? Curve(JsonElement key, string? name)
    {
        (ECCurve Curve, int Bytes)? known = name switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66),
            _ => null,
        };
        if (known is not { } curve || Base64UrlText.Bytes(key, "x") is not { } x || Base64UrlText.Bytes(key, "y") is not { } y)
            return null;
        return x.Length == curve.Bytes && y.Length == curve.Bytes ? new() { Curve = curve.Curve, Q = new() { X = x, Y = y } } : null;
    }
}
