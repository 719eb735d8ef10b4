using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Authx.Sandbox.OAuth.Signing;

/// <summary>The key that tokens are signed with. It is made at its first use, and gone when the sandbox stops.</summary>
internal sealed class SigningKey : IDisposable
{
    private const string Id = "sandbox-1";
    private const string Algorithm = "RS256";

    private readonly Lazy<RSA> _key = new(() => RSA.Create(2048));

    /// <summary>The public half, as a set of keys.</summary>
    public object Published
    {
        get
        {
            var key = _key.Value.ExportParameters(includePrivateParameters: false);
            var n = Base64Url.EncodeToString(key.Modulus);
            var e = Base64Url.EncodeToString(key.Exponent);
            return new { keys = new object[] { new { kty = "RSA", use = "sig", alg = Algorithm, kid = Id, n, e } } };
        }
    }

    public string Sign(string type, JsonObject claims)
    {
        var head = Part(new JsonObject { ["alg"] = Algorithm, ["typ"] = type, ["kid"] = Id });
        var body = Part(claims);
        var signature = _key.Value.SignData(Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose()
    {
        if (_key.IsValueCreated)
            _key.Value.Dispose();
    }

    private static string Part(JsonObject content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
