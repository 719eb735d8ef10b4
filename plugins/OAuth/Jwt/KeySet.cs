using System.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>The server's public keys (RFC 7517), by which its tokens are verified.</summary>
internal sealed class KeySet
{
    /// <summary>The largest document that is read, in characters.</summary>
    public const int MaxLength = 262_144;

    private const int MaxKeys = 64;

    private readonly IReadOnlyList<VerificationKey> _keys;

    private KeySet(IReadOnlyList<VerificationKey> keys) => _keys = keys;

    /// <summary>Reads the document; null where it is none. A key that cannot verify anything here is passed over.</summary>
    public static KeySet? TryParse(JsonElement jwks)
    {
        if (Json.Member(jwks, "keys") is not { ValueKind: JsonValueKind.Array } keys)
            return null;
        if (keys.GetArrayLength() > MaxKeys || jwks.GetRawText().Length > MaxLength)
            return null;
        return new([.. keys.EnumerateArray().Select(VerificationKey.TryParse).OfType<VerificationKey>()]);
    }

    /// <summary>Whether one of the keys has signed the token: the one that it names, else any that fits.</summary>
    public bool Verifies(JsonWebToken token)
    {
        // RFC 7515, 4.1.11: what is critical must be understood, and nothing of that kind is.
        if (Json.Member(token.Header, "crit").ValueKind != JsonValueKind.Undefined || SignatureAlgorithm.Find(token.Algorithm) is not { } algorithm)
            return false;
        var input = Encoding.ASCII.GetBytes(token.SigningInput);
        return _keys.Where(key => key.Fits(algorithm, token.KeyId)).Any(key => key.Verifies(algorithm, input, token.Signature));
    }
}
