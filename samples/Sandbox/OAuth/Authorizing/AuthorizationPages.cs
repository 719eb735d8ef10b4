using System.Text.Encodings.Web;
using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth.Authorizing;

/// <summary>What people see while they sign in.</summary>
internal static class AuthorizationPages
{
    public static IResult NoWayBack() => Page.Of(
        "Not possible", "<p>Nobody knows this client, or it must not send you back to where it says.", StatusCodes.Status400BadRequest);

    public static IResult Ask(AuthorizationRequest request, QueryString parameters, SandboxUser? known, string? problem, HttpRequest http) => Page.Of(
        "Sign in to the sandbox",
        $"""
        {(problem is null ? "" : $"<p role=alert>{Text(problem)}</p>")}
        <p><b>{Text(request.Client.Id)}</b> asks for <i>{Text(request.Scope)}</i>.</p>
        <form method=post action="{Text(http.Path)}">
        <input type=hidden name=request value="{Text(parameters.ToString())}">
        {(known is null ? Page.Credentials(request.LoginHint) : $"<p>You are signed in as <b>{Text(known.Username)}</b>.</p>")}
        {Page.Decision}
        </form>
        """,
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);

    /// <summary>The answer to a try that was not accepted.</summary>
    public static string Says(Try outcome) => outcome switch
    {
        Try.CodeMissing => "A one-time code is needed too.",
        Try.Locked => "After so many wrong passwords this account is locked.",
        Try.Wrong => "Wrong user name or password.",
        Try.Accepted => throw new ArgumentOutOfRangeException(nameof(outcome)),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
