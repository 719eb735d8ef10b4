using System.Security.Cryptography;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>One public key of a server.</summary>
internal sealed class VerificationKey
{
    private readonly string? _id;
    private readonly string? _algorithm;
    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _curve;
    private readonly string? _curveName;

    private VerificationKey(JsonElement key)
    {
        _id = Json.Text(Json.Member(key, "kid"));
        _algorithm = Json.Text(Json.Member(key, "alg"));
        _curveName = Json.Text(Json.Member(key, "crv"));
        switch (Json.Text(Json.Member(key, "kty")))
        {
            case "RSA":
                _rsa = KeyMaterial.Rsa(key);
                break;
            case "EC":
                _curve = KeyMaterial.Curve(key, _curveName);
                break;
        }
    }

    /// <summary>Reads a key; null where it is of an unknown type, too weak, too large, or made for something else.</summary>
    public static VerificationKey? TryParse(JsonElement key) =>
        key.ValueKind == JsonValueKind.Object && IsForSignatures(key) && new VerificationKey(key) is var read && (read._rsa ?? (object?)read._curve) is not null
            ? read
            : null;

    /// <summary>Whether it goes with that algorithm and is the key that the token names, where it names one.</summary>
    public bool Fits(SignatureAlgorithm algorithm, string? keyId)
    {
        if (_algorithm is not null && _algorithm != algorithm.Name)
            return false;
        if (keyId is not null && _id is not null && keyId != _id)
            return false;
        return algorithm.Curve is null ? _rsa is not null : _curve is not null && _curveName == algorithm.Curve;
    }

    /// <summary>Whether it made that signature.</summary>
    public bool Verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature)
    {
        try
        {
            return algorithm.Padding is { } padding
                ? VerifiesRsa(algorithm.Hash, padding, input, signature)
                : VerifiesCurve(algorithm.Hash, input, signature);
        }
        catch (CryptographicException)
        {
            // A point that is not on its curve, a modulus that is none.
            return false;
        }
    }

    private bool VerifiesRsa(HashAlgorithmName hash, RSASignaturePadding padding, byte[] input, byte[] signature)
    {
        using var key = RSA.Create(_rsa!.Value);
        return key.VerifyData(input, signature, hash, padding);
    }

    private bool VerifiesCurve(HashAlgorithmName hash, byte[] input, byte[] signature)
    {
        using var key = ECDsa.Create(_curve!.Value);
        return key.VerifyData(input, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static bool IsForSignatures(JsonElement key)
    {
        var (use, operations) = (Json.Member(key, "use"), Json.Member(key, "key_ops"));
        if (use.ValueKind != JsonValueKind.Undefined && Json.Text(use) != "sig")
            return false;
        return operations.ValueKind == JsonValueKind.Undefined
            || (operations.ValueKind == JsonValueKind.Array && operations.EnumerateArray().Any(operation => Json.Text(operation) == "verify"));
    }
}
