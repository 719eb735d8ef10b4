using Authx.Sandbox.OAuth.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>Ends tokens (RFC 7009). The hint is not needed here: a token is found by its value alone.</summary>
internal static class RevocationEndpoint
{
    public static void MapRevocation(this IEndpointRouteBuilder routes) => routes.MapPost($"{Issuer.Root}/revoke", ClientCall.Of(Revoke));

    private static IResult Revoke(ClientCall call)
    {
        if (call.Form["token"].ToString() is not { Length: > 0 } value)
            return call.Error("invalid_request", "which token?");
        var tokens = call.Get<TokenStore>();
        if (tokens.Find(value) is not { } token)
            return Results.Ok();
        if (token.Grant.Client.Id != call.Client.Id)
            return call.Error("unauthorized_client", "this token is another client's");
        if (token.IsSelfContained)
            return call.Error("unsupported_token_type", "nobody can take a JWT back");
        tokens.End(token);
        return Results.Ok();
    }
}
