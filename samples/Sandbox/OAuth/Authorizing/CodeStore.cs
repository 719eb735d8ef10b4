using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.OAuth.Tokens;
using Authx.Sandbox.Passwords;

namespace Authx.Sandbox.OAuth.Authorizing;

/// <summary>What a client shows to get the tokens that somebody has agreed to.</summary>
internal sealed record ShownCode(string Value, string RedirectUri, string Verifier);

/// <summary>The codes that people carry from the authorization page to their client.</summary>
internal sealed class CodeStore(TokenStore tokens, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, Code> _codes = new(StringComparer.Ordinal);

    public string Make(AuthorizationRequest request, SandboxUser user)
    {
        var value = $"code_{TokenForms.Random()}";
        var now = clock.GetUtcNow();
        _codes[value] = new(request, new(request.Client, user, request.Scope) { Nonce = request.Nonce, Since = now }, now + Lifetime);
        return value;
    }

    /// <summary>The tokens for a code. One that is shown again was overheard, and what came of it ends.</summary>
    public IssuedTokens? Redeem(ShownCode shown, OAuthClient client, string issuer)
    {
        if (!_codes.TryGetValue(shown.Value, out var code) || code.Request.Client.Id != client.Id)
            return null;
        lock (_lock)
        {
            if (code.IsSpent)
                tokens.End(code.Grant);
            var isGood = !code.IsSpent && clock.GetUtcNow() < code.Until && code.Request.RedirectUri == shown.RedirectUri && Fits(code, shown.Verifier);
            code.IsSpent = true;
            return isGood ? tokens.Issue(code.Grant, issuer) : null;
        }
    }

    private static bool Fits(Code code, string verifier) =>
        verifier.Length is >= 43 and <= 128
        && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == code.Request.Challenge;

    private sealed class Code(AuthorizationRequest request, OAuthGrant grant, DateTimeOffset until)
    {
        public AuthorizationRequest Request { get; } = request;

        public OAuthGrant Grant { get; } = grant;

        public DateTimeOffset Until { get; } = until;

        public bool IsSpent { get; set; }
    }
}
