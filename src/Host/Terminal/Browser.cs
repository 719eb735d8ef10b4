namespace Authx.Host.Terminal;

/// <summary>Opens a page in the user's browser, where there is one to open it in.</summary>
internal sealed class Browser(Launcher launcher, Func<string, string?> variable)
{
    /// <summary>Why no page can be opened here; null where one can be.</summary>
    public string? WhyNone()
    {
        // Whoever sets it has said what opens pages here: an editor that runs elsewhere passes them on to its user's machine.
        if (Own() is { } own)
            return launcher.Find(own) is null ? $"there is no program \"{own}\", which BROWSER names" : null;
        if (Has("SSH_CONNECTION") || Has("SSH_TTY"))
            return "this is an SSH session";
        if (!OperatingSystem.IsLinux())
            return null;
        if (!Has("WSL_DISTRO_NAME") && !Has("DISPLAY") && !Has("WAYLAND_DISPLAY"))
            return IsContainer() ? "this is a container" : "there is no display";
        return Openers("").Any(opener => launcher.Find(opener.Program) is not null) ? null : "there is no program here that opens web pages";
    }

    /// <summary>Whether a browser was started. The address must have passed <see cref="SafeAddress"/>.</summary>
    public bool TryOpen(Uri address)
    {
        foreach (var (program, arguments) in Openers(address.AbsoluteUri))
        {
            if (launcher.Find(program) is null)
                continue;
            launcher.StartAndForget(program, arguments);
            return true;
        }
        return false;
    }

    private IEnumerable<(string Program, string[] Arguments)> Openers(string address)
    {
        if (Own() is { } own)
            return [(own, [address])];
        if (OperatingSystem.IsWindows())
            return [("rundll32.exe", ["url.dll,FileProtocolHandler", address])];
        if (OperatingSystem.IsMacOS())
            return [("open", [address])];
        return Has("WSL_DISTRO_NAME") ? [("wslview", [address]), ("xdg-open", [address])] : [("xdg-open", [address])];
    }

    // A list of programs, or one with arguments of its own, is what xdg-open understands, and it reads the same variable.
    private string? Own() => variable("BROWSER") is { Length: > 0 } own && own.IndexOfAny([':', '%', ' ']) < 0 ? own : null;

    private bool Has(string name) => !string.IsNullOrEmpty(variable(name));

    private bool IsContainer() => Has("container") || File.Exists("/.dockerenv") || File.Exists("/run/.containerenv");
}
