using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.Passwords;

namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>What a user, or the client for itself, has been granted. All tokens that come of it are one family.</summary>
internal sealed record OAuthGrant(OAuthClient Client, SandboxUser? User, string Scope)
{
    public string Id { get; } = $"grant_{TokenForms.Random()[..12]}";

    /// <summary>What the client wants to find again in its ID token.</summary>
    public string? Nonce { get; init; }

    public required DateTimeOffset Since { get; init; }

    public bool IsOpenId => Scope.Split(' ').Contains("openid");
}
