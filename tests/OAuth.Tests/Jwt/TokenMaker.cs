using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth.Tests;

/// <summary>Makes tokens and keys without the code under test.</summary>
internal static class TokenMaker
{
    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static string Token(string header, string payload, Func<byte[], byte[]> sign)
    {
        var input = $"{Encode(header)}.{Encode(payload)}";
        return $"{input}.{Encode(sign(Encoding.ASCII.GetBytes(input)))}";
    }

    /// <summary>A token that says this, signed by nobody who matters.</summary>
    public static JsonWebToken Unsigned(string payload) => Read(Token("""{"alg":"RS256"}""", payload, _ => [1]));

    public static JsonWebToken Read(string token) => JsonWebToken.TryParse(token).ShouldNotBeNull();

    public static string Jwk(RSA key, string more = "")
    {
        var numbers = key.ExportParameters(false);
        return $$"""{"kty":"RSA","n":"{{Encode(numbers.Modulus!)}}","e":"{{Encode(numbers.Exponent!)}}"{{more}}}""";
    }

    public static string Jwk(ECDsa key, string curve, string more = "")
    {
        var numbers = key.ExportParameters(false);
        return $$"""{"kty":"EC","crv":"{{curve}}","x":"{{Encode(numbers.Q.X!)}}","y":"{{Encode(numbers.Q.Y!)}}"{{more}}}""";
    }

    public static KeySet Keys(params string[] keys) => KeySet.TryParse(Json($$"""{"keys":[{{string.Join(',', keys)}}]}""")).ShouldNotBeNull();

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
