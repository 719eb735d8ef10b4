using System.Text.Json.Nodes;
using Authx.Sandbox.OAuth.Signing;
using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>What a client reads when it gets tokens, and what is said of people.</summary>
internal sealed class TokenAnswers(SigningKey key, TimeProvider clock)
{
    private const int IdTokenSeconds = 600;

    public IResult Of(IssuedTokens issued, HttpContext context)
    {
        var answer = new JsonObject
        {
            ["access_token"] = issued.Access.Value,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)(issued.Access.ExpiresAt!.Value - issued.Access.IssuedAt).TotalSeconds,
            ["scope"] = issued.Grant.Scope,
        };
        if (issued.Refresh is { } refresh)
            answer["refresh_token"] = refresh.Value;
        if (issued.Grant is { IsOpenId: true, User: not null })
            answer["id_token"] = IdToken(issued.Grant, Issuer.Of(context.Request));
        return OAuthAnswer.Of(answer, context.Response);
    }

    /// <summary>What the server tells of a person.</summary>
    public static JsonObject Person(SandboxUser user) => new()
    {
        ["sub"] = user.AccountId,
        ["preferred_username"] = user.Username,
        ["email"] = $"{user.Username}@sandbox.example",
    };

    private string IdToken(OAuthGrant grant, string issuer)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = Person(grant.User!);
        claims["iss"] = issuer;
        claims["aud"] = grant.Client.Id;
        claims["iat"] = now;
        claims["exp"] = now + IdTokenSeconds;
        claims["auth_time"] = grant.Since.ToUnixTimeSeconds();
        if (grant.Nonce is { } nonce)
            claims["nonce"] = nonce;
        return key.Sign("JWT", claims);
    }
}
