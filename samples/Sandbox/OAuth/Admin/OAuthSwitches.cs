namespace Authx.Sandbox.OAuth.Admin;

/// <summary>What can be asked of the server that is no fault of it.</summary>
internal sealed record OAuthSwitches
{
    /// <summary>How long access tokens live, in seconds.</summary>
    public int AccessTokenSeconds { get; init; } = 3600;

    /// <summary>Access tokens are JWTs, which nobody can recall: they live until they expire, and are no token to revoke.</summary>
    public bool JwtAccessTokens { get; init; }

    /// <summary>What access tokens end in: a quote, a space, sixteen thousand letters.</summary>
    public string AccessTokenEnd { get; init; } = "";

    /// <summary>Whether people's grants come with a refresh token.</summary>
    public bool RefreshTokens { get; init; } = true;

    /// <summary>Whether a refresh token is good once.</summary>
    public bool Rotation { get; init; } = true;

    /// <summary>The user whom the authorization page signs in by itself, and who agrees to everything.</summary>
    public string? SignInAs { get; init; }

    /// <summary>How often a device may ask, in seconds.</summary>
    public int DeviceIntervalSeconds { get; init; } = 1;

    /// <summary>How long a device code can be approved, in seconds.</summary>
    public int DeviceCodeSeconds { get; init; } = 600;
}

/// <summary>The switches as they stand now.</summary>
internal sealed class SwitchBoard
{
    private volatile OAuthSwitches _now = new();

    public OAuthSwitches Now => _now;

    public void Set(OAuthSwitches switches) => _now = switches;
}
