using System.Text.Json.Serialization;
using Authx.Sandbox.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.Passwords;

/// <summary>Makes users, and says what became of their sessions.</summary>
internal static class PasswordAdmin
{
    public static void MapPasswordAdmin(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{AdminEndpoints.Root}/users", (NewUser wanted, UserStore users) =>
        {
            var user = new SandboxUser(wanted.Username, wanted.Password) { Otp = wanted.Otp };
            users.Put(wanted.LockAfter is { } tries ? user with { LockAfter = tries } : user);
            return Results.Json(new { id = user.AccountId }, statusCode: StatusCodes.Status201Created);
        });
        routes.MapGet($"{AdminEndpoints.Root}/users/{{username}}/sessions", (string username, UserStore users, SessionStore sessions) =>
            users.Find(username) is null
                ? Results.NotFound()
                : Results.Json(sessions.Of(username).Select(one => new { id = one.Id, client = one.Client, alive = sessions.IsAlive(one) })));
        routes.MapGet($"{AdminEndpoints.Root}/sessions/{{id}}", (string id, SessionStore sessions) =>
            sessions.Find(id) is { } session ? Results.Json(new { alive = sessions.IsAlive(session) }) : Results.NotFound());
        routes.MapPost($"{AdminEndpoints.Root}/sessions/{{id}}/expire", (string id, SessionStore sessions) => Change(id, sessions, sessions.Expire));
        routes.MapDelete($"{AdminEndpoints.Root}/sessions/{{id}}", (string id, SessionStore sessions) => Change(id, sessions, sessions.End));
    }

    private static IResult Change(string id, SessionStore sessions, Action<Session> change)
    {
        if (sessions.Find(id) is not { } session)
            return Results.NotFound();
        change(session);
        return Results.NoContent();
    }

    private sealed record NewUser([property: JsonRequired] string Username, [property: JsonRequired] string Password, string? Otp, int? LockAfter);
}
