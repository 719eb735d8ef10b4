namespace Authx.Provider.OAuth;

/// <summary>The settings by name. The pins of a grant that stand for one go by the same name.</summary>
internal static class SettingKey
{
    public const string Issuer = "issuer";
    public const string ClientId = "clientId";
    public const string Scope = "scope";
    public const string Flow = "flow";
    public const string Audience = "audience";
    public const string Resource = "resource";
    public const string Prompt = "prompt";
    public const string LoginHint = "loginHint";
    public const string Extra = "extra";
    public const string AnyExtra = Extra + ".*";
    public const string Discovery = "discovery";

    public const string ClientAuth = "clientAuth";
    public const string ClientKeyFile = "clientKeyFile";
    public const string ClientKeyId = "clientKeyId";
    public const string ClientKeyAlgorithm = "clientKeyAlgorithm";
    public const string ClientKeyAudience = "clientKeyAudience";

    public const string RedirectHost = "redirect.host";
    public const string RedirectPort = "redirect.port";
    public const string RedirectPath = "redirect.path";

    public const string Authorization = "endpoints.authorization";
    public const string Token = "endpoints.token";
    public const string Device = "endpoints.device";
    public const string Revocation = "endpoints.revocation";
    public const string Introspection = "endpoints.introspection";
    public const string Userinfo = "endpoints.userinfo";
    public const string Jwks = "endpoints.jwks";
    public const string EndSession = "endpoints.endSession";

    public const string AccountId = "accountId";
    public const string AccountName = "accountName";

    /// <summary>The endpoints, in the order in which people read of them.</summary>
    public static readonly string[] Endpoints = [Authorization, Token, Device, Revocation, Introspection, Userinfo, Jwks, EndSession];
}
