namespace Authx.Provider.Password;

/// <summary>The keys of <c>sessions</c> that say where in its answer things stand.</summary>
internal static class SessionKeys
{
    public static readonly string[] All = ["items", "id", "current", "description", "createdAt", "lastUsedAt", "expiresAt"];
}
