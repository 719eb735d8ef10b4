using System.Text.Json.Nodes;
using Authx.Sandbox.OAuth.Admin;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.OAuth.Signing;
using Authx.Sandbox.Passwords;

namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>All tokens that were ever handed out, and their ends.</summary>
internal sealed class TokenStore(TimeProvider clock, SwitchBoard switches, SigningKey key)
{
    private readonly Lock _lock = new();
    private readonly List<OAuthToken> _tokens = [];

    public IReadOnlyList<OAuthToken> All
    {
        get
        {
            lock (_lock)
                return [.. _tokens];
        }
    }

    public bool IsAlive(OAuthToken token) => token.IsAlive(clock.GetUtcNow());

    /// <summary>The token of that value, alive or dead.</summary>
    public OAuthToken? Find(string? value)
    {
        lock (_lock)
            return _tokens.Find(token => token.Value == value);
    }

    public IssuedTokens Issue(OAuthGrant grant, string issuer)
    {
        lock (_lock)
            return new(grant, NewAccess(grant, issuer), grant.User is not null && switches.Now.RefreshTokens ? NewRefresh(grant) : null);
    }

    /// <summary>
    /// New tokens for a refresh token; null where it is none of this client, or dead. One that was spent already was stolen
    /// from somebody, or by somebody, and takes its family with it (RFC 9700).
    /// </summary>
    public IssuedTokens? Refresh(string? value, OAuthClient client, string issuer)
    {
        lock (_lock)
        {
            var token = _tokens.Find(one => one.Kind == OAuthToken.Refresh && one.Value == value && one.Grant.Client.Id == client.Id);
            if (token is { IsSpent: true })
                End(token.Grant);
            if (token is null || !IsAlive(token))
                return null;
            var access = NewAccess(token.Grant, issuer);
            if (!switches.Now.Rotation)
                return new(token.Grant, access, null);
            token.IsSpent = true;
            return new(token.Grant, access, NewRefresh(token.Grant));
        }
    }

    /// <summary>The end of a token; that of a refresh token is the end of its family.</summary>
    public void End(OAuthToken token)
    {
        lock (_lock)
        {
            if (token.Kind == OAuthToken.Refresh)
                End(token.Grant);
            else
                token.HasEnded = true;
        }
    }

    public void End(OAuthGrant grant)
    {
        lock (_lock)
        {
            foreach (var token in _tokens.Where(token => token.Grant.Id == grant.Id))
                token.HasEnded = true;
        }
    }

    private OAuthToken NewRefresh(OAuthGrant grant) =>
        Keep(new() { Kind = OAuthToken.Refresh, Value = $"rt_{TokenForms.Random()}", Grant = grant, IssuedAt = clock.GetUtcNow() });

    private OAuthToken NewAccess(OAuthGrant grant, string issuer)
    {
        var now = clock.GetUtcNow();
        var until = now.AddSeconds(switches.Now.AccessTokenSeconds);
        return Keep(new()
        {
            Kind = OAuthToken.Access,
            Value = (switches.Now.JwtAccessTokens ? Jwt(grant, issuer, now, until) : $"at_{TokenForms.Random()}") + switches.Now.AccessTokenEnd,
            Grant = grant,
            IssuedAt = now,
            ExpiresAt = until,
            IsSelfContained = switches.Now.JwtAccessTokens,
        });
    }

    private string Jwt(OAuthGrant grant, string issuer, DateTimeOffset now, DateTimeOffset until) => key.Sign("at+jwt", new JsonObject
    {
        ["iss"] = issuer,
        ["sub"] = grant.User?.AccountId ?? grant.Client.Id,
        ["client_id"] = grant.Client.Id,
        ["scope"] = grant.Scope,
        ["iat"] = now.ToUnixTimeSeconds(),
        ["exp"] = until.ToUnixTimeSeconds(),
        ["jti"] = TokenForms.Random(),
    });

    private OAuthToken Keep(OAuthToken token)
    {
        _tokens.Add(token);
        return token;
    }
}
