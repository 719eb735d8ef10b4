using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Authx.Provider.OAuth;

/// <summary>Signs who this client is, for one request at a time (RFC 7523 section 2.2, OpenID Connect Core section 9).</summary>
internal sealed class ClientAssertion(Secret pem, string? algorithm, string? keyId)
{
    // Long enough for clocks that differ a little, too short for anybody who finds it.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>The key itself, in PEM.</summary>
    public Secret Key => pem;

    /// <summary>Whom it names as its reader: one of <see cref="AssertionAudience"/>.</summary>
    public string Audience { get; init; } = AssertionAudience.Token;

    public string? Issuer { get; init; }

    public Uri? TokenEndpoint { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>A statement for the endpoint that is asked.</summary>
    /// <exception cref="FormatException">The key cannot sign.</exception>
    public Secret For(string clientId, Uri endpoint)
    {
        using var key = SigningKey.FromPem(pem, algorithm);
        var header = new JsonObject { ["typ"] = "JWT" };
        if (keyId is not null)
            header["kid"] = keyId;
        var now = Clock.GetUtcNow();
        return new(key.Sign(header, new JsonObject
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = Reader(endpoint),
            ["jti"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        }));
    }

    private string Reader(Uri endpoint) => Audience switch
    {
        AssertionAudience.Issuer when Issuer is not null => Issuer,
        AssertionAudience.Endpoint => endpoint.AbsoluteUri,
        _ => (TokenEndpoint ?? endpoint).AbsoluteUri,
    };
}
