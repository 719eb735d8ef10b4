using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>
/// The page that ends a sign-in in the browser. It says truthfully whether it worked, loads nothing, runs nothing and holds
/// no secret; all text in it is encoded.
/// </summary>
internal sealed class ResultPage
{
    private const string Style =
        "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:18vh auto 0;padding:0 1.5rem;background:#fff;color:#1b1f24}"
        + "h1{font-size:1.75rem;margin:0 0 .5rem}.mark{font-size:2.5rem;line-height:1}.yes{color:#1a7f37}.no{color:#cf222e}"
        + "@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}.yes{color:#3fb950}.no{color:#f85149}}";

    private ResultPage(HttpStatusCode status, string mark, string title, string text)
    {
        Status = status;
        Html = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <div aria-hidden="true">{mark}</div>
            <h1>{title}</h1>
            <p>{WebUtility.HtmlEncode(text)}</p>
            <p>You can close this window.</p>
            </main>
            </body>
            </html>

            """;
    }

    /// <summary>What the page may load and do: its own style, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The page.</summary>
    public string Html { get; }

    /// <summary>It worked.</summary>
    public static ResultPage SignedIn(string server) =>
        new(HttpStatusCode.OK, """<p class="mark yes">&#10004;</p>""", "Signed in", $"authx is now signed in to {server}. Go on in the terminal.");

    /// <summary>It did not, for that reason: a sentence without its period.</summary>
    public static ResultPage NotSignedIn(string reason) =>
        new(HttpStatusCode.BadRequest, """<p class="mark no">&#10008;</p>""", "Not signed in", $"authx is not signed in: {reason}. The terminal says how to go on.");
}
