using System.Text.Json.Nodes;
using Authx.Sandbox.OAuth.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>Says what has become of a token (RFC 7662), to clients that have shown who they are.</summary>
internal static class IntrospectionEndpoint
{
    public static void MapIntrospection(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{Issuer.Root}/introspect", ClientCall.Of(Describe));

    private static IResult Describe(ClientCall call)
    {
        if (call.Client.IsPublic)
            return OAuthAnswer.WrongClient(call.Context.Request, call.Context.Response);
        var tokens = call.Get<TokenStore>();
        var token = tokens.Find(call.Form["token"]);
        return OAuthAnswer.Of(token is null || !tokens.IsAlive(token) ? new { active = false } : Living(token), call.Context.Response);
    }

    private static JsonObject Living(OAuthToken token)
    {
        var answer = new JsonObject
        {
            ["active"] = true,
            ["client_id"] = token.Grant.Client.Id,
            ["scope"] = token.Grant.Scope,
            ["sub"] = token.Grant.User?.AccountId ?? token.Grant.Client.Id,
        };
        if (token.ExpiresAt is { } until)
            answer["exp"] = until.ToUnixTimeSeconds();
        return answer;
    }
}
