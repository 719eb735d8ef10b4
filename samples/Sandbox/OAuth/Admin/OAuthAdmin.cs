using Authx.Sandbox.Admin;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.OAuth.Devices;
using Authx.Sandbox.OAuth.Tokens;
using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth.Admin;

/// <summary>Makes clients, agrees in people's place, and says what became of the tokens.</summary>
internal static class OAuthAdmin
{
    private const string Root = $"{AdminEndpoints.Root}/oauth";

    public static void MapOAuthAdmin(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Root}/clients", Register);
        routes.MapGet($"{Root}/clients", (ClientStore clients) => clients.All.Select(one => new { id = one.Id, authentication = one.Authentication }));
        routes.MapGet($"{Root}/tokens", (HttpRequest request, TokenStore tokens) => Chosen(request, tokens).Select(token => Describe(token, tokens)));
        routes.MapDelete($"{Root}/tokens", (HttpRequest request, TokenStore tokens) =>
        {
            foreach (var token in Chosen(request, tokens))
                tokens.End(token);
            return Results.NoContent();
        });
        routes.MapPost($"{Root}/switches", (OAuthSwitches wanted, SwitchBoard switches) =>
        {
            switches.Set(wanted);
            return Results.NoContent();
        });
        routes.MapPost($"{Root}/devices/{{userCode}}", Answer);
    }

    private static IResult Register(NewClient wanted, ClientStore clients)
    {
        var authentication = wanted.Authentication ?? ClientMethods.None;
        if (!ClientMethods.All.Contains(authentication))
            return Results.BadRequest($"authentication is one of {string.Join(", ", ClientMethods.All)}");
        if (authentication == ClientMethods.PrivateKey && wanted.PublicKey is null)
            return Results.BadRequest("publicKey is needed, in PEM");
        var client = new OAuthClient(wanted.Id ?? $"client_{TokenForms.Random()[..8]}", authentication)
        {
            // With characters in it that mean something in a form: RFC 6749 wants them escaped.
            Secret = authentication is ClientMethods.Basic or ClientMethods.Post ? $"cs_{TokenForms.Random()}:%+/&=" : null,
            PublicKey = wanted.PublicKey,
            RedirectUris = wanted.RedirectUris ?? ["http://127.0.0.1/callback", "http://[::1]/callback"],
            PostLogoutRedirectUris = wanted.PostLogoutRedirectUris ?? [],
        };
        clients.Put(client);
        return Results.Json(new { id = client.Id, secret = client.Secret, redirectUris = client.RedirectUris }, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Answer(string userCode, DeviceAnswer answer, DeviceStore devices, UserStore users)
    {
        if (devices.Find(userCode) is not { } code || users.Find(answer.Username) is not { } user)
            return Results.NotFound();
        devices.Answer(code, user, answer.Approve);
        return Results.NoContent();
    }

    private static IEnumerable<OAuthToken> Chosen(HttpRequest request, TokenStore tokens)
    {
        var (user, client) = (request.Query["user"].ToString(), request.Query["client"].ToString());
        return tokens.All.Where(token => (user.Length == 0 || token.Grant.User?.Username == user) && (client.Length == 0 || token.Grant.Client.Id == client));
    }

    private static object Describe(OAuthToken token, TokenStore tokens) => new
    {
        kind = token.Kind,
        value = token.Value,
        user = token.Grant.User?.Username,
        client = token.Grant.Client.Id,
        grant = token.Grant.Id,
        expiresAt = token.ExpiresAt,
        alive = tokens.IsAlive(token),
    };

    private sealed record NewClient(
        string? Id, string? Authentication, string? PublicKey, string[]? RedirectUris, string[]? PostLogoutRedirectUris);

    private sealed record DeviceAnswer(string Username, bool Approve = true);
}
