using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth.Authorizing;

/// <summary>Where a client sends people.</summary>
internal static class AuthorizeEndpoint
{
    public static void MapAuthorize(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Issuer.Root}/authorize", (HttpContext context, AuthorizationDesk desk) => desk.Begin(context));
        routes.MapPost($"{Issuer.Root}/authorize", (HttpContext context, AuthorizationDesk desk) => desk.DecideAsync(context));
    }
}
