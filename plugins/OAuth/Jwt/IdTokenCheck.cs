using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Checks what an ID token says (OpenID Connect Core, 3.1.3.7); the signature is another matter.</summary>
internal static class IdTokenCheck
{
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    /// <summary>What is wrong with it, as half a sentence; null where nothing is. Nothing in it is the token's own text.</summary>
    public static string? Problem(JsonWebToken token, IdTokenExpectation expected) =>
        ProblemWithIssuer(token, expected)
        ?? ProblemWithAudience(token, expected)
        ?? ProblemWithTimes(token, expected.Now)
        ?? ProblemWithNonce(token, expected)
        ?? (string.IsNullOrEmpty(token.Text("sub")) ? "it does not say whom it is about (sub)" : null);

    private static string? ProblemWithIssuer(JsonWebToken token, IdTokenExpectation expected) => token.Text("iss") switch
    {
        null => "it does not say who issued it (iss)",
        var issuer when issuer != expected.Issuer => $"it was not issued by {expected.Issuer} (iss)",
        _ => null,
    };

    private static string? ProblemWithAudience(JsonWebToken token, IdTokenExpectation expected)
    {
        var audiences = token.Audiences;
        if (!audiences.Contains(expected.ClientId, StringComparer.Ordinal))
            return "it was issued for another client (aud)";
        var party = token.Text("azp");
        if (party is null && audiences.Count > 1)
            return "it was issued for several, and does not say for which of them (azp)";
        var isForAnother = token.Claim("azp").ValueKind != JsonValueKind.Undefined && party != expected.ClientId;
        return isForAnother ? "it was issued for another client (azp)" : null;
    }

    private static string? ProblemWithTimes(JsonWebToken token, DateTimeOffset now)
    {
        if (token.Time("exp") is not { } expiry)
            return "it does not say when it expires (exp)";
        if (expiry + Leeway <= now)
            return "it has expired (exp); is this machine's clock right?";
        if (token.Time("iat") is not { } issued)
            return "it does not say when it was issued (iat)";
        if (issued - Leeway > now)
            return "it was issued in the future (iat); is this machine's clock right?";
        if (token.Claim("nbf").ValueKind == JsonValueKind.Undefined)
            return null;
        return token.Time("nbf") is { } begin && begin - Leeway <= now ? null : "it is not valid yet (nbf); is this machine's clock right?";
    }

    private static string? ProblemWithNonce(JsonWebToken token, IdTokenExpectation expected)
    {
        if (expected.Nonce is not { } nonce)
            return null;
        return token.Text("nonce") is { } told && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(nonce))
            ? null
            : "it does not belong to this sign-in (nonce)";
    }
}
