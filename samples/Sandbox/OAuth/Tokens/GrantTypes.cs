namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>What tokens can be got for.</summary>
internal static class GrantTypes
{
    public const string Code = "authorization_code";
    public const string Refresh = "refresh_token";
    public const string Client = "client_credentials";
    public const string Device = "urn:ietf:params:oauth:grant-type:device_code";

    public static readonly IReadOnlyList<string> All = [Code, Refresh, Client, Device];
}
