using System.Diagnostics;

namespace Authx.EndToEnd.Support;

/// <summary>
/// Ends the tool by SIGKILL before any change that it makes to files below a directory, each one in turn: what a machine
/// that loses power would leave, at no moment that depends on luck. The little library that does it is compiled here.
/// </summary>
internal sealed class KillPoints : IDisposable
{
    /// <summary>What a shell says of a program that was killed.</summary>
    public const int Killed = 128 + 9;

    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Support", "killpoint.c");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("authx-e2e-kill-");

    public KillPoints() =>
        Do("cc", "-shared", "-fPIC", "-O1", "-o", Library, Source, "-ldl");

    private string Library => Path.Combine(_directory.FullName, "killpoint.so");

    private string Log => Path.Combine(_directory.FullName, "log");

    /// <summary>The call, to be killed before that change below the directory; 0 is never.</summary>
    public ToolCall At(int change, string below, ToolCall call) => call with
    {
        Variables = new Dictionary<string, string>(call.Variables)
        {
            ["LD_PRELOAD"] = Library,
            ["KILL_BELOW"] = below,
            ["KILL_AT"] = change.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["KILL_LOG"] = Log,
        },
    };

    /// <summary>The changes that were made since the last time of asking; the last one is the one that was not.</summary>
    public string[] Changes()
    {
        var changes = File.Exists(Log) ? File.ReadAllLines(Log) : [];
        File.Delete(Log);
        return changes;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static void Do(string program, params string[] args)
    {
        using var process = Process.Start(program, args);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', args)}");
    }
}
