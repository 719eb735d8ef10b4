using System.Text.Encodings.Web;
using Authx.Sandbox.OAuth.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Authx.Sandbox.OAuth.Authorizing;

/// <summary>Signs people out of their browser (OpenID Connect RP-Initiated Logout). Their clients keep their tokens.</summary>
internal static class EndSessionEndpoint
{
    public static void MapEndSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Issuer.Root}/end_session", Ask);
        routes.MapPost($"{Issuer.Root}/end_session", EndAsync);
    }

    // It asks first: a link anywhere on the web could lead here.
    private static IResult Ask(HttpRequest request, BrowserSessions sessions) => sessions.UserOf(request) is not { } user
        ? Page.Of("Signed out", "<p>Nobody is signed in with this browser.")
        : Page.Of(
            "Sign out of the sandbox?",
            $"""
            <p>You are signed in as <b>{HtmlEncoder.Default.Encode(user)}</b>.</p>
            <form method=post action="{HtmlEncoder.Default.Encode(request.Path + request.QueryString)}"><button>Sign out</button></form>
            """);

    private static async Task<IResult> EndAsync(HttpContext context, BrowserSessions sessions, ClientStore clients)
    {
        sessions.Close(context);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        string? Given(string name) => form.TryGetValue(name, out var value) ? value : context.Request.Query[name];
        if (Given("post_logout_redirect_uri") is not { } next || clients.Find(Given("client_id"))?.PostLogoutRedirectUris.Contains(next) != true)
            return Page.Of("Signed out", "<p>This browser is signed out.");
        return Results.Redirect(Given("state") is { } state ? QueryHelpers.AddQueryString(next, "state", state) : next);
    }
}
