namespace Authx.EndToEnd.Support;

/// <summary>Pictures of what tests saw, for people to look at afterwards.</summary>
internal static class Screenshots
{
    private static string Folder => Environment.GetEnvironmentVariable("AUTHX_SCREENSHOTS") is { Length: > 0 } folder
        ? folder
        : Path.Combine(AppContext.BaseDirectory, "screenshots");

    public static async Task KeepAsync(string name, BrowserPage page)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, name + ".png");
        await File.WriteAllBytesAsync(file, await page.ScreenshotAsync());
        new FileInfo(file).Length.ShouldBeGreaterThan(1000);
    }
}
