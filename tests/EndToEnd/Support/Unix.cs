using System.Diagnostics;

namespace Authx.EndToEnd.Support;

/// <summary>What a user would do in a shell.</summary>
internal static class Unix
{
    public static Task ChmodAsync(string mode, string path) => DoAsync("chmod", mode, path);

    public static Task ChownAsync(string owner, string path) => DoAsync("chown", owner, path);

    public static Task MakePipeAsync(string path) => DoAsync("mkfifo", path);

    /// <summary>Copies a directory with its modes; where there is none, there is none afterwards.</summary>
    public static Task CopyAsync(string from, string to) => Directory.Exists(from) ? DoAsync("cp", "-a", from, to) : Task.CompletedTask;

    public static Task InterruptAsync(RunningTool tool) => SignalAsync("-INT", tool);

    public static Task TerminateAsync(RunningTool tool) => SignalAsync("-TERM", tool);

    /// <summary>Ends the tool alone, not what it started, and without a chance to tidy up.</summary>
    public static Task KillAsync(RunningTool tool) => SignalAsync("-KILL", tool);

    public static string ModeOf(string path) =>
        OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static Task SignalAsync(string signal, RunningTool tool) =>
        DoAsync("kill", signal, tool.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task DoAsync(string program, params string[] args)
    {
        using var process = Process.Start(program, args);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', args)}");
    }
}
