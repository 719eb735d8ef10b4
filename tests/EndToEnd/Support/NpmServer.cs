using System.Diagnostics;

namespace Authx.EndToEnd.Support;

/// <summary>A server that nobody here wrote, running: one of tests/servers, installed by build.cs -- test from a committed lock file.</summary>
internal sealed class NpmServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private NpmServer(Process process, string greeting) => (_process, Greeting) = (process, greeting);

    /// <summary>What it said when it was ready, behind the words that were waited for.</summary>
    public string Greeting { get; }

    /// <summary>Where it is installed, or null.</summary>
    public static string? FolderOf(string name) => Environment.GetEnvironmentVariable("AUTHX_SERVERS") is { Length: > 0 } servers
        && Path.Combine(servers, name) is var folder && Directory.Exists(Path.Combine(folder, "node_modules", name)) ? folder : null;

    /// <summary>Starts it, and waits until it says that it is ready.</summary>
    public static async Task<NpmServer> StartAsync(string name, string ready, Dictionary<string, string> variables, params string[] arguments)
    {
        // Its input stays open: some end with it.
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = FolderOf(name)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in variables)
            start.Environment[variable] = value;
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Longest);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.IndexOf(ready, StringComparison.Ordinal) is var at && at < 0)
                continue;
            // Read on, or it would block once nobody does.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new(process, line[(at + ready.Length)..]);
        }

        throw new InvalidOperationException($"{name} did not start: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
