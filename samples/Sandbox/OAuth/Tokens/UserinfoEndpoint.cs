using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>Says whose access token it is.</summary>
internal static class UserinfoEndpoint
{
    private static readonly string[] Methods = ["GET", "POST"];

    public static void MapUserinfo(this IEndpointRouteBuilder routes) => routes.MapMethods($"{Issuer.Root}/userinfo", Methods, Describe);

    private static IResult Describe(HttpContext context, TokenStore tokens)
    {
        if (tokens.Find(Shown(context.Request)) is not { Kind: OAuthToken.Access } token || !tokens.IsAlive(token))
            return Refuse(context.Response, StatusCodes.Status401Unauthorized, "invalid_token");
        return token.Grant.User is { } user && token.Grant.IsOpenId
            ? Results.Json(TokenAnswers.Person(user))
            : Refuse(context.Response, StatusCodes.Status403Forbidden, "insufficient_scope");
    }

    private static IResult Refuse(HttpResponse response, int status, string error)
    {
        response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\"";
        return Results.StatusCode(status);
    }

    private static string? Shown(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..] : null;
    }
}
