namespace Authx.Provider.OAuth;

/// <summary>
/// The page that ends the session in the browser (OpenID Connect RP-Initiated Logout). It says who leaves by the client and a
/// hint; an ID token, which would say it too, is a live credential to some servers and has no place in an address.
/// </summary>
internal static class BrowserLogout
{
    public static string? Page(Uri? endSession, string clientId, Account? account)
    {
        if (endSession is null)
            return null;
        var page = $"{endSession.AbsoluteUri}{(endSession.Query.Length > 0 ? '&' : '?')}client_id={Uri.EscapeDataString(clientId)}";
        return account is null ? page : $"{page}&logout_hint={Uri.EscapeDataString(account.Name ?? account.Id)}";
    }
}
