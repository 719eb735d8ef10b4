using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Authx.Sandbox.Npm;

/// <summary>An npm registry below a path: what npm's login, whoami and logout say to one, and one package that takes a token.</summary>
internal static class NpmEndpoints
{
    private const string UserId = "org.couchdb.user:";
    private const string TokenPath = "/npm/-/user/token/";
    private const int Lifetime = 3600;

    public static void MapNpm(this IEndpointRouteBuilder routes)
    {
        routes.MapPut($"/npm/-/user/{UserId}{{name}}", Login);
        routes.MapGet("/npm/-/whoami", (HttpRequest request, SessionStore sessions) =>
            SignIn.Shown(request, sessions) is { } session ? Results.Json(new { username = session.User.Username }) : Results.Unauthorized());
        routes.MapDelete($"{TokenPath}{{token}}", End);
        routes.MapGet("/npm/widgets", (HttpRequest request, SessionStore sessions) =>
            SignIn.Shown(request, sessions) is null ? Results.Unauthorized() : Results.Json(new { name = "widgets", versions = new { } }));
    }

    private static IResult Login(string name, UserDocument document, HttpContext context, UserStore users, SessionStore sessions)
    {
        if (document.Name != name || document.Id != UserId + name || document.Type != "user")
            return Results.BadRequest(new { error = "the document is not that of the user in the path" });
        var code = context.Request.Headers["npm-otp"].ToString();
        var outcome = users.SignIn(new(name, document.Password, code));
        // Like the public registry: a wrong code is answered as a missing one, and only to who knows the password.
        if (outcome == Try.CodeMissing || (outcome == Try.Wrong && IsCodeWrong(users.Find(name), document.Password, code)))
            context.Response.Headers.Append(HeaderNames.WWWAuthenticate, "OTP");
        if (SignIn.Refusal(outcome) is { } refusal)
            return refusal;
        var session = sessions.Open(new(users.Find(name)!, SignIn.Client(context.Request), Lifetime) { Form = TokenForms.Npm });
        return Results.Json(new { ok = $"you are signed in as {name}", token = session.Token }, statusCode: StatusCodes.Status201Created);
    }

    private static bool IsCodeWrong(SandboxUser? user, string? password, string code) =>
        user is { Otp: { } otp } && user.Password == password && otp != code;

    private static IResult End(HttpContext context, SessionStore sessions)
    {
        if (SignIn.Shown(context.Request, sessions) is not { } own)
            return Results.Unauthorized();
        if (sessions.Authenticate(Named(context)) is not { } session)
            return Results.NotFound();
        if (session.User.Username != own.User.Username)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        sessions.End(session);
        return Results.Json(new { ok = true });
    }

    // As it was sent: in a path that has been decoded, an escaped slash still is not.
    private static string Named(HttpContext context) =>
        Uri.UnescapeDataString(context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0][TokenPath.Length..]);
}
