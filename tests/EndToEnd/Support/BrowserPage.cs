using System.Diagnostics;
using System.Text.Json;

namespace Authx.EndToEnd.Support;

/// <summary>A page in a browser, and a person in front of it: looks, types, clicks.</summary>
internal sealed class BrowserPage(DevTools tools, string session)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Waits until something is on the page.</summary>
    /// <returns>The text of the page.</returns>
    public async Task<string> SeesAsync(string selector)
    {
        var clock = Stopwatch.StartNew();
        while (!await HasAsync(selector))
        {
            if (clock.Elapsed > Longest)
                throw new TimeoutException($"The page never showed {selector}:\n{await TextAsync()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        return await TextAsync();
    }

    public async Task TypeAsync(string selector, string text)
    {
        await SeesAsync(selector);
        await RunAsync($"document.querySelector({Quoted(selector)}).focus()");
        await tools.SendAsync("Input.insertText", new { text }, session);
    }

    public async Task ClickAsync(string selector)
    {
        await SeesAsync(selector);
        await RunAsync($"document.querySelector({Quoted(selector)}).click()");
    }

    /// <summary>Goes to another page.</summary>
    public async Task GoToAsync(Uri address) => await tools.SendAsync("Page.navigate", new { url = address.AbsoluteUri }, session);

    public async Task<string> AddressAsync() => (await RunAsync("location.href")).GetString()!;

    public async Task<string> TextAsync() => (await RunAsync("document.body ? document.body.innerText : ''")).GetString()!;

    /// <summary>Keeps what the person sees, as a PNG.</summary>
    public async Task<byte[]> ScreenshotAsync() =>
        (await tools.SendAsync("Page.captureScreenshot", new { format = "png" }, session)).GetProperty("data").GetBytesFromBase64();

    private async Task<bool> HasAsync(string selector)
    {
        try
        {
            return (await RunAsync($"document.readyState === 'complete' && document.querySelector({Quoted(selector)}) !== null")).GetBoolean();
        }
        catch (InvalidOperationException)
        {
            // Between two pages there is none that could be asked.
            return false;
        }
    }

    private async Task<JsonElement> RunAsync(string script) =>
        (await tools.SendAsync("Runtime.evaluate", new { expression = script, returnByValue = true }, session))
            .GetProperty("result").TryGetProperty("value", out var value) ? value : default;

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
