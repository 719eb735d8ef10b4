namespace Authx.Provider.Password;

/// <summary>The recipes that come with the plugin. A service lays its own keys over them, one by one.</summary>
internal static class ReadyRecipes
{
    public const string Custom = "custom";
    public const string BearerSession = "bearer-session";
    public const string CookieSession = "cookie-session";
    public const string AccessRefresh = "access-refresh";
    public const string Names = Custom + "|" + BearerSession + "|" + CookieSession + "|" + AccessRefresh;

    private const string Credentials = """{"username":"{username}","password":"{password}","otp":"{otp}"}""";
    private const string AccountId = "json:/account/id|json:/user/id|json:/id";
    private const string AccountName = "json:/account/name|json:/user/name|json:/name|json:/username";

    /// <summary>The keys of a ready recipe; none for <see cref="Custom"/>, null for a name that is none.</summary>
    public static Dictionary<string, string>? Find(string? name) => name switch
    {
        null or Custom => [],
        BearerSession => Bearer(),
        CookieSession => Cookie(),
        AccessRefresh => Refreshable(),
        _ => null,
    };

    private static Dictionary<string, string> Bearer() => new()
    {
        ["login.path"] = "/v1/auth/login",
        ["login.body"] = Credentials,
        ["login.extract.token"] = "json:/token",
        ["login.extract.tokenId"] = @"claim:jti|regex:^([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$",
        ["login.extract.expiresAt"] = "claim:exp|json:/expiresAt",
        ["login.extract.accountId"] = "json:/account/id|json:/user/id",
        ["login.extract.accountName"] = "json:/account/name|json:/user/name",
        ["whoami.path"] = "/v1/auth/whoami",
        ["whoami.extract.accountId"] = AccountId,
        ["whoami.extract.accountName"] = AccountName,
        ["logout.path"] = "/v1/auth/tokens/{tokenId}",
        ["logout.method"] = "DELETE",
        ["logoutEverywhere.path"] = "/v1/auth/tokens",
        ["logoutEverywhere.method"] = "DELETE",
        ["sessions.path"] = "/v1/auth/tokens",
        ["sessionEnd.path"] = "/v1/auth/tokens/{sessionId}",
    };

    private static Dictionary<string, string> Cookie() => new()
    {
        ["headers.Origin"] = "{origin}",
        ["use.cookie"] = "session",
        ["login.path"] = "/login",
        ["login.body"] = Credentials,
        ["login.extract.token"] = "cookie:session",
        ["whoami.path"] = "/me",
        ["whoami.extract.accountId"] = AccountId,
        ["whoami.extract.accountName"] = AccountName,
        ["logout.path"] = "/logout",
        ["logoutEverywhere.path"] = "/logout-all",
        ["sessions.path"] = "/sessions",
        ["sessionEnd.path"] = "/sessions/{sessionId}",
    };

    private static Dictionary<string, string> Refreshable() => new()
    {
        ["login.path"] = "/auth/login",
        ["login.body"] = Credentials,
        ["login.extract.token"] = "json:/accessToken|json:/access_token",
        ["login.extract.refreshToken"] = "json:/refreshToken|json:/refresh_token",
        ["login.extract.expiresIn"] = "json:/expiresIn|json:/expires_in",
        ["login.extract.expiresAt"] = "json:/expiresAt|claim:exp",
        ["whoami.path"] = "/auth/me",
        ["whoami.extract.accountId"] = AccountId,
        ["whoami.extract.accountName"] = AccountName,
        ["refresh.path"] = "/auth/refresh",
        ["refresh.body"] = """{"refreshToken":"{refreshToken}"}""",
        ["logout.path"] = "/auth/logout",
        ["logout.body"] = """{"refreshToken":"{refreshToken}"}""",
        ["logoutEverywhere.path"] = "/auth/logout-all",
        ["sessions.path"] = "/auth/sessions",
        ["sessionEnd.path"] = "/auth/sessions/{sessionId}",
    };
}
