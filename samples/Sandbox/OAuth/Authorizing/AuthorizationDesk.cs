using Authx.Sandbox.OAuth.Admin;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Authx.Sandbox.OAuth.Authorizing;

/// <summary>Asks people who they are and whether they agree, and sends them back with the answer.</summary>
internal sealed class AuthorizationDesk(ClientStore clients, CodeStore codes, UserStore users, BrowserSessions sessions, SwitchBoard switches)
{
    /// <summary>Somebody comes from a client.</summary>
    public IResult Begin(HttpContext context)
    {
        if (AuthorizationRequest.TryRead(context.Request.Query, clients) is not { } request)
            return AuthorizationPages.NoWayBack();
        if (request.Problem() is { } problem)
            return Back(context, request, "error", problem);
        if (users.Find(switches.Now.SignInAs ?? "") is { } user)
            return Agree(context, request, user);
        var known = Known(context.Request, request);
        if (!request.Prompt.Contains("none"))
            return Ask(context, request, known, null);
        return known is null ? Back(context, request, "error", "login_required") : Agree(context, request, known);
    }

    /// <summary>Somebody has filled in the page.</summary>
    public async Task<IResult> DecideAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var parameters = new QueryCollection(QueryHelpers.ParseQuery(form["request"]));
        if (AuthorizationRequest.TryRead(parameters, clients) is not { } request)
            return AuthorizationPages.NoWayBack();
        if (form["decision"] != "allow")
            return Back(context, request, "error", "access_denied");
        if (!form.ContainsKey("password") && Known(context.Request, request) is { } known)
            return Agree(context, request, known);
        var outcome = users.SignIn(new(form["username"], form["password"], form["otp"]));
        if (outcome != Try.Accepted)
            return Ask(context, request, null, AuthorizationPages.Says(outcome));
        var user = users.Find(form["username"]!)!;
        sessions.Open(context.Response, user);
        return Agree(context, request, user);
    }

    private IResult Agree(HttpContext context, AuthorizationRequest request, SandboxUser user) =>
        Back(context, request, "code", codes.Make(request, user));

    private SandboxUser? Known(HttpRequest http, AuthorizationRequest request) =>
        request.Prompt.Intersect(["login", "select_account"]).Any() ? null : users.Find(sessions.UserOf(http) ?? "");

    private static IResult Ask(HttpContext context, AuthorizationRequest request, SandboxUser? known, string? problem) =>
        AuthorizationPages.Ask(request, QueryString.Create(request.Parameters), known, problem, context.Request);

    // RFC 9207: the answer names who gives it.
    private static IResult Back(HttpContext context, AuthorizationRequest request, string name, string value)
    {
        var answer = new Dictionary<string, string?> { [name] = value, ["state"] = request.State, ["iss"] = Issuer.Of(context.Request) };
        return Results.Redirect(QueryHelpers.AddQueryString(request.RedirectUri, answer));
    }
}
