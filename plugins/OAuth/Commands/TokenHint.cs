namespace Authx.Provider.OAuth;

/// <summary>The names of the kinds of token, as RFC 7009 and RFC 7662 write them.</summary>
internal static class TokenHint
{
    public static string? Of(string kind) => kind switch
    {
        CredentialKind.AccessToken => "access_token",
        CredentialKind.RefreshToken => "refresh_token",
        _ => null,
    };
}
