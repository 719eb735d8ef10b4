namespace Authx.Provider.OAuth;

/// <summary>The names under which a grant keeps what its client shows.</summary>
internal static class ClientSecrets
{
    public const string Secret = "clientSecret";
    public const string Key = "clientKey";
}
