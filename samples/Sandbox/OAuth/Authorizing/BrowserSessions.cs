using System.Collections.Concurrent;
using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth.Authorizing;

/// <summary>Who is signed in with which browser, so that the next client need not ask for the password.</summary>
internal sealed class BrowserSessions
{
    private const string Cookie = "id_session";

    private readonly ConcurrentDictionary<string, string> _users = new(StringComparer.Ordinal);

    public void Open(HttpResponse response, SandboxUser user)
    {
        var value = TokenForms.Random();
        _users[value] = user.Username;
        response.Cookies.Append(Cookie, value, new() { HttpOnly = true, Path = Issuer.Root, SameSite = SameSiteMode.Lax });
    }

    /// <summary>The user name, or null where nobody is signed in.</summary>
    public string? UserOf(HttpRequest request) => request.Cookies[Cookie] is { } value ? _users.GetValueOrDefault(value) : null;

    public void Close(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } value)
            _users.TryRemove(value, out _);
        context.Response.Cookies.Delete(Cookie, new() { Path = Issuer.Root });
    }
}
