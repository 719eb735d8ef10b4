namespace Authx.Provider.OAuth;

/// <summary>Whom a client's signed statement names as its reader: servers differ in what they take.</summary>
internal static class AssertionAudience
{
    /// <summary>The token endpoint, whichever endpoint is asked (RFC 7523 section 3, OpenID Connect Core section 9).</summary>
    public const string Token = "token";

    /// <summary>The issuer.</summary>
    public const string Issuer = "issuer";

    /// <summary>The endpoint that is asked.</summary>
    public const string Endpoint = "endpoint";

    public const string Choices = Token + "|" + Issuer + "|" + Endpoint;
}
