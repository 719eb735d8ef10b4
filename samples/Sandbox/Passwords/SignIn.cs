using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.Passwords;

/// <summary>The answers to a sign-in that all kinds of session share.</summary>
internal static class SignIn
{
    /// <summary>The answer to a try that was not accepted; null where it was.</summary>
    public static IResult? Refusal(Try outcome) => outcome switch
    {
        Try.Accepted => null,
        Try.Wrong => Results.Json(new { error = "wrongCredentials" }, statusCode: StatusCodes.Status401Unauthorized),
        Try.CodeMissing => Results.Json(new { error = "otpRequired" }, statusCode: StatusCodes.Status401Unauthorized),
        Try.Locked => Results.Json(new { error = "accountLocked" }, statusCode: StatusCodes.Status423Locked),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Who it is, as the service says it.</summary>
    public static object Account(SandboxUser user) => new { id = user.AccountId, name = user.Username };

    /// <summary>What the client calls itself, where it does.</summary>
    public static string Client(HttpRequest request) => request.Headers.UserAgent.ToString() is { Length: > 0 } name ? name : "unknown";

    /// <summary>A number from the query, where there is one.</summary>
    public static int? Number(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The session that a request shows as a bearer token.</summary>
    public static Session? Shown(HttpRequest request, SessionStore sessions)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? sessions.Authenticate(header[scheme.Length..]) : null;
    }
}
