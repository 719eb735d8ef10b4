using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.Admin;

/// <summary>What scripts and tests ask about the sandbox itself; never logged, never faulty.</summary>
internal static class AdminEndpoints
{
    public const string Root = "/sandbox";

    public static bool AreMeantBy(HttpRequest request) => request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Root}/requests", (RequestLog log) => log.All);
        routes.MapDelete($"{Root}/requests", (RequestLog log) =>
        {
            log.Clear();
            return Results.NoContent();
        });
    }
}
