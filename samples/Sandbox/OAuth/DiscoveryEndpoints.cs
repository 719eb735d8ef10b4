using Authx.Sandbox.OAuth.Signing;
using Authx.Sandbox.OAuth.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth;

/// <summary>What the server says of itself, in the form of RFC 8414 and in that of OpenID Connect.</summary>
internal static class DiscoveryEndpoints
{
    private static readonly string[] Methods = ["none", "client_secret_basic", "client_secret_post", "private_key_jwt"];
    private static readonly string[] Confidential = Methods[1..];
    private static readonly string[] Algorithms = ["RS256", "ES256"];

    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/.well-known/oauth-authorization-server{Issuer.Root}", Describe);
        routes.MapGet($"{Issuer.Root}/.well-known/openid-configuration", Describe);
        routes.MapGet($"{Issuer.Root}/jwks", (SigningKey key) => Results.Json(key.Published));
    }

    private static IResult Describe(HttpRequest request)
    {
        var issuer = Issuer.Of(request);
        return Results.Json(new
        {
            issuer,
            authorization_endpoint = $"{issuer}/authorize",
            token_endpoint = $"{issuer}/token",
            device_authorization_endpoint = $"{issuer}/device_authorization",
            revocation_endpoint = $"{issuer}/revoke",
            introspection_endpoint = $"{issuer}/introspect",
            userinfo_endpoint = $"{issuer}/userinfo",
            jwks_uri = $"{issuer}/jwks",
            end_session_endpoint = $"{issuer}/end_session",
            token_endpoint_auth_methods_supported = Methods,
            token_endpoint_auth_signing_alg_values_supported = Algorithms,
            revocation_endpoint_auth_methods_supported = Methods,
            introspection_endpoint_auth_methods_supported = Confidential,
            grant_types_supported = GrantTypes.All,
            response_types_supported = (string[])["code"],
            scopes_supported = (string[])["openid", "profile", "email", "offline_access"],
            subject_types_supported = (string[])["public"],
            id_token_signing_alg_values_supported = Algorithms[..1],
            code_challenge_methods_supported = (string[])["S256"],
            authorization_response_iss_parameter_supported = true,
        });
    }
}
