using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth;

/// <summary>A page for people.</summary>
internal static class Page
{
    public const string Decision = """
        <p><button name=decision value=allow>Allow</button> <button name=decision value=deny formnovalidate>Deny</button></p>
        """;

    /// <param name="title">What it is about.</param>
    /// <param name="body">What it says, as HTML.</param>
    /// <param name="status">The status that programs see.</param>
    public static IResult Of(string title, string body, int status = StatusCodes.Status200OK) => Results.Content(
        $"""
        <!doctype html>
        <html lang=en>
        <meta charset=utf-8>
        <title>{title}</title>
        <h1>{title}</h1>
        {body}
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    /// <summary>The fields in which people say who they are.</summary>
    public static string Credentials(string? username) => $"""
        <p><label>User name <input name=username autocomplete=username required value="{HtmlEncoder.Default.Encode(username ?? "")}"></label></p>
        <p><label>Password <input name=password type=password autocomplete=current-password required></label></p>
        <p><label>One-time code, if you have one <input name=otp autocomplete=one-time-code></label></p>
        """;
}
