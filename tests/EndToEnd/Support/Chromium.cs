using System.Diagnostics;

namespace Authx.EndToEnd.Support;

/// <summary>A real browser without a window, for one test class; each of its users has cookies of their own.</summary>
public sealed class Chromium : IAsyncLifetime, IDisposable
{
    private const string Greeting = "DevTools listening on ";

    private readonly string _files = Directory.CreateTempSubdirectory("authx-chromium-").FullName;
    private Process? _process;
    private DevTools? _tools;

    /// <summary>Where it is installed, or null.</summary>
    internal static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(directory => Path.Combine(directory, "chromium"))
        .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        _process = Process.Start(new ProcessStartInfo(Program, Arguments()) { RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await _process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(Greeting, StringComparison.Ordinal))
                continue;
            // Read on, or it would block once nobody does.
            _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
            _tools = await DevTools.ConnectAsync(new(line[Greeting.Length..]));
            return;
        }
        throw new InvalidOperationException("Chromium did not start.");
    }

    /// <summary>Opens a page as a new user, who is signed in nowhere.</summary>
    internal async Task<BrowserPage> OpenAsync(Uri address)
    {
        var user = (await _tools!.SendAsync("Target.createBrowserContext")).Text("browserContextId")!;
        var target = (await _tools.SendAsync("Target.createTarget", new { url = address.AbsoluteUri, browserContextId = user })).Text("targetId")!;
        var session = (await _tools.SendAsync("Target.attachToTarget", new { targetId = target, flatten = true })).Text("sessionId")!;
        return new(_tools, session);
    }

    public async Task DisposeAsync()
    {
        if (_tools is not null)
            await _tools.DisposeAsync();
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process?.Dispose();
        Directory.Delete(_files, recursive: true);
    }

    // It looks up nothing beyond the pages that it is sent to, and as root it must do without its sandbox.
    private string[] Arguments() =>
    [
        "--headless=new", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--no-proxy-server",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-features=Translate,MediaRouter",
        .. Environment.IsPrivilegedProcess ? new[] { "--no-sandbox" } : [],
        $"--user-data-dir={_files}", "--remote-debugging-port=0", "--window-size=1000,700", "about:blank",
    ];
}
