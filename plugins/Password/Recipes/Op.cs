namespace Authx.Provider.Password;

/// <summary>What a recipe can describe, by the names that stand in settings and pins.</summary>
internal static class Op
{
    public const string Login = "login";
    public const string Whoami = "whoami";
    public const string Refresh = "refresh";
    public const string Logout = "logout";
    public const string LogoutEverywhere = "logoutEverywhere";
    public const string Sessions = "sessions";
    public const string SessionEnd = "sessionEnd";

    public static readonly string[] All = [Login, Whoami, Refresh, Logout, LogoutEverywhere, Sessions, SessionEnd];

    /// <summary>How the request of an operation is sent where its recipe does not say.</summary>
    public static string Method(string operation) => operation switch
    {
        Whoami or Sessions => "GET",
        SessionEnd => "DELETE",
        _ => "POST",
    };

    /// <summary>Whether its requests show the session where its recipe does not say.</summary>
    public static bool ShowsSession(string operation) => operation is not (Login or Refresh);
}
