using Authx.Sandbox.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.Keys;

/// <summary>A service with API keys, and the admin's side of it.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{AdminEndpoints.Root}/keys", Create);
        routes.MapGet($"{AdminEndpoints.Root}/keys/{{id}}", (string id, KeyStore keys) =>
            keys.Find(id) is { } key ? Results.Json(new { alive = key.Alive }) : Results.NotFound());

        routes.MapGet("/v1/whoami", (HttpRequest request, KeyStore keys) => Shown(request, keys) is { } key
            ? Results.Json(new { account = new { id = key.AccountId, name = key.Account }, key = new { id = key.Id, name = key.Name } })
            : Results.Unauthorized());
        routes.MapGet("/v1/metrics", (HttpRequest request, KeyStore keys) =>
            Shown(request, keys) is null ? Results.Unauthorized() : Results.Json(new { ok = true }));
        routes.MapGet("/v1/keys", (HttpRequest request, KeyStore keys) => Shown(request, keys) is { } key
            ? Results.Json(new { keys = keys.Of(key.Account).Select(one => new { id = one.Id, name = one.Name, createdAt = one.CreatedAt }) })
            : Results.Unauthorized());
        routes.MapDelete("/v1/keys/{id}", Delete);
    }

    private static IResult Create(KeyStore keys, NewKey? wanted)
    {
        var key = keys.Create(wanted?.Account ?? "ada", wanted?.Name ?? "ci");
        return Results.Json(new { id = key.Id, key = key.Value }, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Delete(string id, HttpRequest request, KeyStore keys)
    {
        if (Shown(request, keys) is not { } own)
            return Results.Unauthorized();
        if (keys.Find(id) is not { Alive: true } key)
            return Results.NotFound();
        if (key.Account != own.Account)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        key.Alive = false;
        return Results.NoContent();
    }

    private static SandboxKey? Shown(HttpRequest request, KeyStore keys)
    {
        const string scheme = "Bearer ";
        if (request.Headers.TryGetValue("X-Api-Key", out var plain))
            return keys.Authenticate(plain);
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? keys.Authenticate(header[scheme.Length..]) : null;
    }

    private sealed record NewKey(string? Account, string? Name);
}
