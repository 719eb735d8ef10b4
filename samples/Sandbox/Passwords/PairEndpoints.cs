using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.Passwords;

/// <summary>A service with a short-lived access token and a refresh token that is good once.</summary>
internal static class PairEndpoints
{
    private const int Lifetime = 300;

    public static void MapTokenPairs(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/oauthless/login", (Credentials given, HttpRequest request, UserStore users, SessionStore sessions) =>
            SignIn.Refusal(users.SignIn(given)) ?? Open(users.Find(given.Username!)!, request, sessions));
        routes.MapPost("/v1/auth/refresh", (RefreshOrder given, HttpRequest request, SessionStore sessions) =>
            sessions.Refresh(given.RefreshToken, LifetimeFor(request)) is { } session
                ? Answer(session, LifetimeFor(request))
                : Results.Json(new { error = "invalidRefreshToken" }, statusCode: StatusCodes.Status401Unauthorized));
    }

    private static IResult Open(SandboxUser user, HttpRequest request, SessionStore sessions)
    {
        var order = new SessionOrder(user, SignIn.Client(request), LifetimeFor(request)) { WithRefresh = true };
        return Answer(sessions.Open(order), order.ExpiresIn);
    }

    private static int LifetimeFor(HttpRequest request) => SignIn.Number(request, "expiresIn") ?? Lifetime;

    private static IResult Answer(Session session, int expiresIn) => Results.Json(new
    {
        accessToken = session.Token,
        refreshToken = session.RefreshToken,
        expiresIn,
        account = SignIn.Account(session.User),
    });

    private sealed record RefreshOrder(string? RefreshToken);
}
