using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Authx.DocumentSchemas;

namespace Authx.EndToEnd.Support;

/// <summary>The tool while it runs.</summary>
internal sealed class RunningTool : IDisposable
{
    // Longer than anything that authx waits for; a run that takes it has hung.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Home _home;
    private readonly ToolCall _call;
    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource _errorEnd = new();
    private readonly List<(string Text, TaskCompletionSource Said)> _awaited = [];

    public RunningTool(Home home, ToolCall call)
    {
        (_home, _call) = (home, call);
        string[] words = [.. call.Through, call.Tool ?? AuthxTool.Path, .. call.Args];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = home.Directory,
        };
        start.Environment.Clear();
        foreach (var (name, value) in home.VariablesFor(call))
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _out = _process.StandardOutput.ReadToEndAsync();
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginErrorReadLine();
        _ = FeedAsync();
    }

    public int Id => _process.Id;

    /// <summary>Done as soon as the tool has said this on standard error.</summary>
    public async Task SaysAsync(string text)
    {
        TaskCompletionSource said;
        lock (_error)
        {
            if (_error.ToString().Contains(text, StringComparison.Ordinal))
                return;
            said = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((text, said));
        }
        await said.Task.WaitAsync(Longest);
    }

    /// <summary>The value of the pattern's first group, as soon as the tool has said something like it on standard error.</summary>
    public async Task<string> SaysLikeAsync(string pattern)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Longest)
        {
            lock (_error)
                if (Regex.Match(_error.ToString(), pattern, RegexOptions.Multiline) is { Success: true } match)
                    return match.Groups[1].Value;
            if (_process.HasExited)
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
        throw new InvalidOperationException($"{_call} never said {pattern}. It said: {_error}");
    }

    /// <summary>Waits for the end, and checks what must hold for every run.</summary>
    public async Task<ToolRun> EndAsync()
    {
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_call} has not ended. It said: {_error}");
        }
        await _errorEnd.Task;
        PrintedDocument.ReceiptViolations(_call.Args, _home.Directory).ShouldBeEmpty(_call.ToString());
        return new ToolRun(_call, _process.ExitCode, await _out, _error.ToString()).ShouldBehave(_home.Secrets);
    }

    /// <summary>Ends it without a chance to tidy up.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_error)
        {
            if (line is null)
            {
                _errorEnd.TrySetResult();
                return;
            }
            _error.Append(line).Append('\n');
            foreach (var (text, said) in _awaited)
                if (line.Contains(text, StringComparison.Ordinal))
                    said.TrySetResult();
        }
    }

    private async Task FeedAsync()
    {
        try
        {
            await _process.StandardInput.WriteAsync(_call.Input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading all of it, which is its right.
        }
    }
}
