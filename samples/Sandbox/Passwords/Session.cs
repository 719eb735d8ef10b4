namespace Authx.Sandbox.Passwords;

/// <summary>A session of the sandbox. Ended ones are remembered, so that a test can ask what became of them.</summary>
internal sealed class Session
{
    public required string Id { get; init; }

    public required SandboxUser User { get; init; }

    /// <summary>What the client called itself.</summary>
    public required string Client { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; set; }

    /// <summary>What is shown with every request.</summary>
    public required string Token { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>What a new token is got with; null where there is no such thing.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>What a cookie session must show to end itself.</summary>
    public string? Csrf { get; init; }

    public bool HasEnded { get; set; }

    /// <summary>Whether anybody can still get in with it.</summary>
    public bool IsAlive(DateTimeOffset now) => !HasEnded && (RefreshToken is not null || now < ExpiresAt);
}
