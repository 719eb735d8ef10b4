using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.Passwords;

/// <summary>A web application: a form, a cookie, and two ways of telling its own pages from others.</summary>
internal static class CookieEndpoints
{
    private const string Cookie = "session";
    private const int Lifetime = 3600;

    public static void MapCookieSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/web/login", LoginAsync);
        // A dead session is no error here: the page only learns that nobody is signed in.
        routes.MapGet("/web/me", (HttpRequest request, SessionStore sessions) =>
            Shown(request, sessions) is { } session ? Results.Json(SignIn.Account(session.User)) : Results.Content("null", "application/json"));
        routes.MapGet("/web/csrf", (HttpRequest request, SessionStore sessions) =>
            Shown(request, sessions) is { } session ? Results.Json(new { token = session.Csrf }) : Results.Unauthorized());
        routes.MapPost("/web/logout", (HttpContext context, SessionStore sessions) => EndAsync(context, sessions, sessions.End));
        routes.MapPost("/web/logout-everywhere", (HttpContext context, SessionStore sessions) =>
            EndAsync(context, sessions, session => sessions.EndAll(session.User.Username)));
    }

    private static async Task<IResult> LoginAsync(HttpContext context, UserStore users, SessionStore sessions)
    {
        if (!IsFromOwnPage(context.Request))
            return Forbidden("wrongOrigin");
        if (!context.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var given = new Credentials(form["username"], form["password"], form["otp"]);
        if (SignIn.Refusal(users.SignIn(given)) is { } refusal)
            return refusal;
        var lifetime = SignIn.Number(context.Request, "maxAge") ?? Lifetime;
        var session = sessions.Open(new(users.Find(given.Username!)!, SignIn.Client(context.Request), lifetime) { Form = "opaque" });
        SetCookie(context.Response, session.Token, lifetime);
        return Results.Json(new { account = SignIn.Account(session.User) });
    }

    private static async Task<IResult> EndAsync(HttpContext context, SessionStore sessions, Action<Session> end)
    {
        if (!IsFromOwnPage(context.Request))
            return Forbidden("wrongOrigin");
        if (Shown(context.Request, sessions) is not { } session)
            return Results.Unauthorized();
        if (await CsrfAsync(context) != session.Csrf)
            return Forbidden("wrongCsrfToken");
        end(session);
        SetCookie(context.Response, "", 0);
        return Results.NoContent();
    }

    // In a header, as scripts send it, or in the form.
    private static async Task<string> CsrfAsync(HttpContext context)
    {
        if (context.Request.Headers.TryGetValue("X-Csrf-Token", out var header))
            return header.ToString();
        return context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted))["csrf"].ToString() : "";
    }

    private static void SetCookie(HttpResponse response, string value, int maxAge) => response.Cookies.Append(
        Cookie, value, new() { HttpOnly = true, Path = "/", SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromSeconds(maxAge) });

    private static Session? Shown(HttpRequest request, SessionStore sessions) => sessions.Authenticate(request.Cookies[Cookie]);

    private static bool IsFromOwnPage(HttpRequest request) => request.Headers.Origin == $"{request.Scheme}://{request.Host}";

    private static IResult Forbidden(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status403Forbidden);
}
