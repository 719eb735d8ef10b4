using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth.Devices;

/// <summary>What people see who have a code from a device.</summary>
internal static class DevicePages
{
    public static IResult Ask(string? userCode, string? problem) => Page.Of(
        "A device wants to sign in",
        $"""
        {(problem is null ? "" : $"<p role=alert>{problem}</p>")}
        <form method=post>
        <p><label>The code that it shows <input name=user_code required value="{HtmlEncoder.Default.Encode(userCode ?? "")}"></label></p>
        {Page.Credentials(null)}
        {Page.Decision}
        </form>
        """,
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    public static IResult Done(bool agrees) => agrees
        ? Page.Of("Allowed", "<p>Go back to your device.")
        : Page.Of("Denied", "<p>The device gets nothing.");
}
