using Authx.Host.Terminal;

namespace Authx.Host.Commands.Logout;

/// <summary>
/// Ends the session that the server has with the user's browser, by opening the page that does so. The server asks the
/// user there, so that nobody here can know what came of it; the report says only that the page was opened.
/// </summary>
internal sealed class BrowserSession(Toolbox tools, LogoutOptions options)
{
    public LogoutReport End(LogoutReport report) =>
        report.BrowserPage is { } page && report.Local == LocalState.Cleared && SafeAddress.From(page) is { } address
            ? report with { Warnings = [.. report.Warnings, new(WarningCode.BrowserSession, Open(address))] }
            : report;

    private string Open(Uri address)
    {
        if (options.DryRun)
            return $"The page at {address.Host} that ends your browser's session would be opened.";
        var browser = new Browser(tools.Launcher, tools.Variable);
        return tools.Printer.CanAsk && browser.WhyNone() is null && browser.TryOpen(address)
            ? $"The page at {address.Host} that ends your browser's session was opened; what came of that is for you to see there."
            : $"To end your browser's session too, open this page at {address.Host}: {address.AbsoluteUri}";
    }
}
