using System.Security.Cryptography;

namespace Authx.Provider.OAuth;

/// <summary>
/// A signature algorithm that is accepted (RFC 7518). There is no "none" and nothing with a shared secret among them, and
/// each goes with one type of key: a public key can never be taken for something else.
/// </summary>
internal sealed record SignatureAlgorithm(string Name, HashAlgorithmName Hash)
{
    private static readonly SignatureAlgorithm[] All =
    [
        Rsa("RS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        Rsa("RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        Rsa("RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        Rsa("PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        Rsa("PS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        Rsa("PS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        Elliptic("ES256", HashAlgorithmName.SHA256, "P-256"),
        Elliptic("ES384", HashAlgorithmName.SHA384, "P-384"),
        Elliptic("ES512", HashAlgorithmName.SHA512, "P-521"),
    ];

    /// <summary>The padding of an RSA signature; null for the other kind.</summary>
    public RSASignaturePadding? Padding { get; private init; }

    /// <summary>The curve of an elliptic signature; null for the other kind.</summary>
    public string? Curve { get; private init; }

    /// <summary>The algorithm of that name, written exactly so; null where it is not accepted.</summary>
    public static SignatureAlgorithm? Find(string? name) => All.FirstOrDefault(algorithm => algorithm.Name == name);

    private static SignatureAlgorithm Rsa(string name, HashAlgorithmName hash, RSASignaturePadding padding) => new(name, hash) { Padding = padding };

    private static SignatureAlgorithm Elliptic(string name, HashAlgorithmName hash, string curve) => new(name, hash) { Curve = curve };
}
