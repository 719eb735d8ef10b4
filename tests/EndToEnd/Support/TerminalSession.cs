using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Authx.EndToEnd.Support;

/// <summary>A terminal with a shell in it, as a user sits at one: types, and looks at the screen.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly string _socket;

    private TerminalSession(string socket) => _socket = socket;

    /// <summary>Opens the terminal in this home; <c>authx</c> is the tool.</summary>
    public static async Task<TerminalSession> OpenAsync(Home home, IReadOnlyDictionary<string, string>? variables = null, int columns = 200, int lines = 50)
    {
        var session = new TerminalSession(Path.Combine(home.Directory, "tmux"));
        var all = home.VariablesFor(new ToolCall { Variables = variables ?? new Dictionary<string, string>() });
        all["PATH"] = $"{(variables?.ContainsKey("PATH") == true ? all["PATH"] + ":" : "")}{Path.GetDirectoryName(AuthxTool.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        all["PS1"] = "$ ";
        var environment = all.Select(one => $"{one.Key}={one.Value}");
        await session.TmuxAsync(["-f", "/dev/null", "new-session", "-d", "-x", columns.ToString(CultureInfo.InvariantCulture), "-y", lines.ToString(CultureInfo.InvariantCulture), "-c", home.Directory,
            "env", "-i", "TERM=screen", .. environment, "sh"]);
        try
        {
            await session.SeesAsync(@"^\$");
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Types a command and waits for its end.</summary>
    /// <returns>The whole screen, and the exit code.</returns>
    public async Task<(int ExitCode, string Screen)> RunAsync(string command)
    {
        await StartAsync(command);
        return await EndAsync();
    }

    /// <summary>Types a command and does not wait.</summary>
    public async Task StartAsync(string command) => await TypeLineAsync($"{command}; echo \"exit=$?.\"");

    /// <summary>Waits for the end of the command that was started; <paramref name="longest"/> is for what takes its time.</summary>
    public async Task<(int ExitCode, string Screen)> EndAsync(TimeSpan? longest = null)
    {
        var screen = await SeesAsync(@"^exit=\d+\.$", longest);
        var match = Regex.Match(screen, @"^exit=(\d+)\.$", RegexOptions.Multiline);
        return (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), screen);
    }

    public async Task TypeLineAsync(string text)
    {
        await TypeAsync(text);
        await PressAsync("Enter");
    }

    public Task TypeAsync(string text) => TmuxAsync("send-keys", "-l", text);

    public Task PressAsync(string key) => TmuxAsync("send-keys", key);

    /// <summary>Everything that is and was on the screen.</summary>
    public Task<string> ScreenAsync() => TmuxAsync("capture-pane", "-p", "-J", "-S", "-");

    /// <summary>The same with the sequences for colours and the like.</summary>
    public Task<string> ColouredScreenAsync() => TmuxAsync("capture-pane", "-p", "-e", "-J", "-S", "-");

    /// <summary>Waits until the screen shows something.</summary>
    public async Task<string> SeesAsync(string pattern, TimeSpan? longest = null)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var screen = await ScreenAsync();
            if (Regex.IsMatch(screen, pattern, RegexOptions.Multiline))
                return screen;
            if (clock.Elapsed > (longest ?? Longest))
                throw new TimeoutException($"The screen never showed {pattern}:\n{screen}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Forgets what was on the screen, and what had scrolled away above it.</summary>
    public async Task ClearAsync()
    {
        await TmuxAsync("send-keys", "-R");
        await TmuxAsync("clear-history");
        await PressAsync("Enter");
        await SeesAsync(@"^\$");
    }

    public Task ResizeAsync(int columns, int lines) =>
        TmuxAsync("resize-window", "-x", columns.ToString(CultureInfo.InvariantCulture), "-y", lines.ToString(CultureInfo.InvariantCulture));

    /// <summary>The window is closed with all that runs in it.</summary>
    public Task HangUpAsync() => TmuxAsync("kill-server");

    public async ValueTask DisposeAsync() => await TmuxAsync("kill-server");

    private async Task<string> TmuxAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("tmux", ["-S", _socket, .. args]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }
}
