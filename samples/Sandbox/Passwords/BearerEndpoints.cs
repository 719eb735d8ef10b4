using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.Passwords;

/// <summary>A service whose token is the session, and carries its id.</summary>
internal static class BearerEndpoints
{
    private const int Lifetime = 3600;

    public static void MapBearerSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/auth/login", (Credentials given, HttpContext context, UserStore users, SessionStore sessions) =>
            SignIn.Refusal(users.SignIn(given)) ?? Open(users.Find(given.Username!)!, context, sessions));
        routes.MapGet("/v1/auth/whoami", (HttpRequest request, SessionStore sessions) => SignIn.Shown(request, sessions) is { } session
            ? Results.Json(new { account = SignIn.Account(session.User), session = new { id = session.Id } })
            : Results.Unauthorized());
        routes.MapGet("/v1/auth/sessions", List);
        routes.MapDelete("/v1/auth/tokens/{id}", End);
        routes.MapDelete("/v1/auth/sessions/{id}", End);
        routes.MapPost("/v1/auth/logout", (HttpRequest request, SessionStore sessions) => EndShown(request, sessions.End, sessions));
        routes.MapPost("/v1/auth/logout-everywhere", (HttpRequest request, SessionStore sessions) =>
            EndShown(request, session => sessions.EndAll(session.User.Username), sessions));
    }

    private static IResult Open(SandboxUser user, HttpContext context, SessionStore sessions)
    {
        var form = context.Request.Query["form"].ToString() is { Length: > 0 } asked ? asked : TokenForms.Jwt;
        if (!TokenForms.All.ContainsKey(form))
            return Results.BadRequest($"form is one of {string.Join(", ", TokenForms.All.Keys)}");
        var lifetime = SignIn.Number(context.Request, "expiresIn") ?? Lifetime;
        var session = sessions.Open(new(user, SignIn.Client(context.Request), lifetime) { Form = form });
        if (context.Request.Query["in"] != "header")
            return Results.Json(new { token = session.Token, id = session.Id, expiresIn = lifetime, account = SignIn.Account(user) });
        context.Response.Headers["X-Session-Token"] = session.Token;
        return Results.NoContent();
    }

    private static IResult List(HttpRequest request, SessionStore sessions)
    {
        if (SignIn.Shown(request, sessions) is not { } own)
            return Results.Unauthorized();
        var living = sessions.Of(own.User.Username).Where(sessions.IsAlive);
        return Results.Json(new
        {
            sessions = living.Select(one => new
            {
                id = one.Id,
                client = one.Client,
                createdAt = one.CreatedAt,
                lastUsedAt = one.LastUsedAt,
                expiresAt = one.ExpiresAt,
                current = one == own,
            }),
        });
    }

    private static IResult End(string id, HttpRequest request, SessionStore sessions)
    {
        if (SignIn.Shown(request, sessions) is not { } own)
            return Results.Unauthorized();
        if (sessions.Find(id) is not { } session || !sessions.IsAlive(session))
            return Results.NotFound();
        if (session.User.Username != own.User.Username)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        sessions.End(session);
        return Results.NoContent();
    }

    private static IResult EndShown(HttpRequest request, Action<Session> end, SessionStore sessions)
    {
        if (SignIn.Shown(request, sessions) is not { } own)
            return Results.Unauthorized();
        end(own);
        return request.Query["answer"] == "json" ? Results.Json(new { ok = true }) : Results.NoContent();
    }
}
