using System.Security.Cryptography;
using System.Text.Json;
using Authx.Sandbox.OAuth.Signing;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth.Clients;

/// <summary>Checks what a client signs to show who it is (RFC 7523). Each assertion is good once.</summary>
internal sealed class AssertionCheck(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whom the assertion speaks of, not yet believed.</summary>
    public static string? SubjectOf(string assertion) => Jwt.TryRead(assertion)?.Text("sub");

    public bool Holds(string assertion, OAuthClient client, HttpRequest request)
    {
        if (Jwt.TryRead(assertion) is not { } jwt || !IsSignedBy(client, jwt))
            return false;
        var now = clock.GetUtcNow();
        return jwt.Text("iss") == client.Id && jwt.Text("sub") == client.Id
            && Audiences(jwt).Intersect(MeantFor(request)).Any()
            && jwt.Time("exp") is { } until && until > now && until < now + Longest
            && jwt.Text("jti") is { } id && IsNew(id);
    }

    private static IEnumerable<string> MeantFor(HttpRequest request) =>
        [Issuer.Of(request), $"{Issuer.Of(request)}/token", $"{request.Scheme}://{request.Host}{request.Path}"];

    private static IEnumerable<string> Audiences(Jwt jwt) => jwt.Payload.TryGetProperty("aud", out var audience)
        ? audience.ValueKind == JsonValueKind.Array ? audience.EnumerateArray().Select(one => one.ToString()) : [audience.ToString()]
        : [];

    private static bool IsSignedBy(OAuthClient client, Jwt jwt)
    {
        switch (jwt.Algorithm)
        {
            case "RS256":
                using (var rsa = RSA.Create())
                {
                    rsa.ImportFromPem(client.PublicKey);
                    return rsa.VerifyData(jwt.Signed, jwt.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                }

            case "ES256":
                using (var elliptic = ECDsa.Create())
                {
                    elliptic.ImportFromPem(client.PublicKey);
                    return elliptic.VerifyData(jwt.Signed, jwt.Signature, HashAlgorithmName.SHA256);
                }

            default:
                return false;
        }
    }

    private bool IsNew(string id)
    {
        lock (_lock)
            return _seen.Add(id);
    }
}
