namespace Authx.Provider.Password;

/// <summary>The names that templates and extractors know without being told. Others are the recipe's own.</summary>
internal static class ValueName
{
    public const string Username = "username";
    public const string Password = "password";
    public const string OneTimeCode = "otp";

    /// <summary>The user name and password as HTTP Basic wants them.</summary>
    public const string Basic = "basic";

    /// <summary>The origin of the server, for a header <c>Origin</c>.</summary>
    public const string Origin = "origin";

    public const string Token = "token";
    public const string TokenId = "tokenId";
    public const string RefreshToken = "refreshToken";
    public const string ExpiresIn = "expiresIn";
    public const string ExpiresAt = "expiresAt";
    public const string AccountId = "accountId";
    public const string AccountName = "accountName";

    /// <summary>The session that is to be ended, in <c>sessionEnd</c>.</summary>
    public const string SessionId = "sessionId";

    private static readonly HashSet<string> Given = new(StringComparer.OrdinalIgnoreCase)
    { Username, Password, OneTimeCode, Basic, Origin, SessionId };

    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    { Token, TokenId, RefreshToken, ExpiresIn, ExpiresAt, AccountId, AccountName };

    /// <summary>Whether authx fills it in, so that no answer may.</summary>
    public static bool IsGiven(string name) => Given.Contains(name);

    /// <summary>Whether it has a place of its own in the grant.</summary>
    public static bool IsKept(string name) => Kept.Contains(name);

    /// <summary>Whether an answer may leave it out.</summary>
    public static bool IsOptional(string name) => Kept.Contains(name) && !name.Equals(Token, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it shows that a request tries who the user is.</summary>
    public static bool Proves(string name) =>
        name.Equals(Password, StringComparison.OrdinalIgnoreCase) || name.Equals(OneTimeCode, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Basic, StringComparison.OrdinalIgnoreCase);
}
