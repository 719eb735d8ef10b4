using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Authx.Sandbox.Passwords;

/// <summary>What a token looks like. All of them carry the id of their session, each in its own way.</summary>
internal static class TokenForms
{
    public const string Jwt = "jwt";
    public const string Npm = "npm";

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static readonly IReadOnlyDictionary<string, Func<string, SandboxUser, DateTimeOffset, string>> All =
        new Dictionary<string, Func<string, SandboxUser, DateTimeOffset, string>>(StringComparer.Ordinal)
        {
            [Jwt] = MakeJwt,
            ["opaque"] = (id, _, _) => $"{id}.{Random()}",
            // With signs that have to be escaped in a path, as the tokens of some registries have them.
            [Npm] = (id, _, _) => $"npm_{id}/{Random()}+==",
        };

    public static string Random() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static string MakeJwt(string id, SandboxUser user, DateTimeOffset expires)
    {
        var head = Part(new { alg = "HS256", typ = "JWT" });
        // Two tokens of one session in the same second are two tokens.
        var body = Part(new { jti = id, sub = user.AccountId, name = user.Username, exp = expires.ToUnixTimeSeconds(), nonce = Random() });
        var signature = HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"{head}.{body}"));
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(object content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
