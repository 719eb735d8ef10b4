using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Authx.Provider.OAuth;

/// <summary>The client's own private key, with which it signs who it is (RFC 7523): RS256, or ES256 on P-256.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    private SigningKey(AsymmetricAlgorithm key) => _key = key;

    /// <summary>What it signs with.</summary>
    public string Algorithm => _key is RSA ? "RS256" : "ES256";

    /// <summary>
    /// Reads a key in PEM (PKCS#8, PKCS#1, SEC1), to sign with that algorithm, or with the one that goes with the key.
    /// </summary>
    /// <exception cref="FormatException">It is no such key. The message says why, as half a sentence, and never quotes it.</exception>
    public static SigningKey FromPem(Secret pem, string? algorithm)
    {
        var key = PemKey.Read(pem.Reveal());
        var signing = new SigningKey(key);
        if (algorithm is null || algorithm == signing.Algorithm)
            return signing;
        signing.Dispose();
        throw new FormatException($"it is a key for {signing.Algorithm}, not for the algorithm that the settings name");
    }

    /// <summary>A signed token of that header, which is told the algorithm, and those claims.</summary>
    public string Sign(JsonObject header, JsonObject claims)
    {
        var head = header.DeepClone().AsObject();
        head["alg"] = Algorithm;
        var input = $"{Encode(head)}.{Encode(claims)}";
        return $"{input}.{Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(input)))}";
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private byte[] Sign(byte[] input) => _key is RSA rsa
        ? rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : ((ECDsa)_key).SignData(input, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
