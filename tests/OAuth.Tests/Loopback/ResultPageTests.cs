using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Authx.Provider.OAuth.Tests;

public sealed partial class ResultPageTests : IDisposable
{
    private readonly RedirectListener _listener = RedirectListener.Start(new("127.0.0.1", 0, "/callback"), new ManualClock());

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task The_page_may_load_and_run_nothing_and_is_kept_nowhere()
    {
        var answer = await AnswerAsync(ResultPage.SignedIn("https://id.example"));

        answer.ShouldContain("\r\nContent-Security-Policy: default-src 'none'; style-src 'sha256-");
        answer.ShouldContain("frame-ancestors 'none'");
        answer.ShouldContain("\r\nCache-Control: no-store\r\n");
        answer.ShouldContain("\r\nReferrer-Policy: no-referrer\r\n");
        answer.ShouldContain("\r\nX-Content-Type-Options: nosniff\r\n");
        answer.ShouldContain("\r\nConnection: close\r\n");
        answer.ShouldNotContain("<script");
        answer.ShouldNotContain("src=");
        answer.ShouldNotContain("href=");
    }

    [Fact]
    public void Its_own_style_is_the_one_that_is_allowed()
    {
        var style = Style().Match(ResultPage.SignedIn("x").Html).Groups[1].Value;

        ResultPage.Policy.ShouldContain($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'");
    }

    [Fact]
    public async Task The_length_that_is_announced_is_the_length_that_is_sent()
    {
        var answer = await AnswerAsync(ResultPage.NotSignedIn("das ist schöner Text"));

        var parts = answer.Split("\r\n\r\n", 2);
        parts[0].ShouldContain($"\r\nContent-Length: {Encoding.UTF8.GetByteCount(parts[1])}\r\n");
    }

    [Fact]
    public async Task What_a_server_says_is_text_and_never_markup()
    {
        var answer = await AnswerAsync(ResultPage.NotSignedIn("<script>alert(1)</script>\"'&<img src=x onerror=y>"));

        answer.ShouldStartWith("HTTP/1.1 400 BadRequest\r\n");
        answer.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        answer.ShouldNotContain("<script");
        answer.ShouldNotContain("<img");
    }

    [Fact]
    public void Both_pages_say_how_it_ended_and_that_the_window_can_be_closed()
    {
        foreach (var page in (ResultPage[])[ResultPage.SignedIn("https://id.example"), ResultPage.NotSignedIn("you declined")])
            page.Html.ShouldContain("You can close this window.");
        ResultPage.SignedIn("https://id.example").Html.ShouldContain("authx is now signed in to https://id.example.");
        ResultPage.NotSignedIn("you declined").Html.ShouldContain("authx is not signed in: you declined.");
    }

    private async Task<string> AnswerAsync(ResultPage page)
    {
        using var browser = await RawClient.ConnectAsync(_listener.Port);
        await browser.SendAsync(RawClient.Request("/callback", $"127.0.0.1:{_listener.Port}"));
        using (var visit = await _listener.WaitAsync(CancellationToken.None))
            await visit.AnswerAsync(page);
        return await browser.ReceiveAsync();
    }

    [GeneratedRegex("<style>(.*)</style>")]
    private static partial Regex Style();
}
