using System.Text;

namespace Authx.Host.Providers;

/// <summary>
/// A call that is under way, as the hooks of the process see it. Whatever the plugin starts inherits it, so that a print
/// or a crash can be laid at the right plugin's door even where several run at once.
/// </summary>
internal sealed class RunningCall(PluginManifest manifest, RunnerOptions options)
{
    private const int LongestLine = 4096;
    private readonly TaskCompletionSource<Exception> _crash = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _line = new();

    /// <summary>Done when something that the plugin left to itself threw.</summary>
    public Task<Exception> Crash => _crash.Task;

    /// <summary>The plugin's id.</summary>
    public string Plugin => manifest.Id;

    /// <summary>Something that the plugin left to itself threw.</summary>
    public void Crashed(Exception exception) => _crash.TrySetResult(exception);

    /// <summary>The process is about to end.</summary>
    public void Say(Failure failure) => options.LastWords(failure);

    /// <summary>Takes what the plugin prints, and shows it line by line.</summary>
    public void Print(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            Print(c);
    }

    /// <summary>Shows what is left of an unfinished line.</summary>
    public void Flush()
    {
        if (TakeLine() is { Length: > 0 } line)
            options.ShowPrinted($"[{manifest.Id}] {line}");
    }

    private void Print(char c)
    {
        bool full;
        lock (_line)
        {
            _line.Append(c);
            full = c == '\n' || _line.Length >= LongestLine;
        }

        if (full)
            Flush();
    }

    private string TakeLine()
    {
        lock (_line)
        {
            var line = _line.ToString();
            _line.Clear();
            return ForeignText.Clean(line, options.Redactor, LongestLine);
        }
    }
}
