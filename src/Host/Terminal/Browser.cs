namespace Authx.Host.Terminal;

/// <summary>Opens a page in the user's browser.</summary>
internal sealed class Browser(Launcher launcher)
{
    /// <summary>Whether a browser was started. The address must have passed <see cref="SafeAddress"/>.</summary>
    public bool TryOpen(Uri address)
    {
        foreach (var (program, arguments) in Openers(address.AbsoluteUri))
        {
            if (launcher.Find(program) is null)
                continue;
            using var started = launcher.Start(program, arguments);
            return true;
        }
        return false;
    }

    private static IEnumerable<(string Program, string[] Arguments)> Openers(string address)
    {
        if (OperatingSystem.IsWindows())
            return [("rundll32.exe", ["url.dll,FileProtocolHandler", address])];
        if (OperatingSystem.IsMacOS())
            return [("open", [address])];
        return [("xdg-open", [address]), ("wslview", [address])];
    }
}
