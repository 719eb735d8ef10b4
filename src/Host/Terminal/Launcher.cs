using System.Diagnostics;

namespace Authx.Host.Terminal;

/// <summary>
/// The one place that starts programs. A bare name is looked up in the absolute entries of PATH alone: .NET would look into
/// the current directory first, where a cloned repository could supply its own <c>xdg-open</c>.
/// </summary>
internal sealed class Launcher(Func<string, string?> variable)
{
    /// <summary>The program's absolute path, or null where there is none.</summary>
    public string? Find(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || program.Contains('/', StringComparison.Ordinal))
            return Startable(Path.GetFullPath(program));
        foreach (var directory in (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            if (Path.IsPathFullyQualified(directory) && Startable(Path.Combine(directory, program)) is { } found)
                return found;
        return null;
    }

    /// <summary>The program's absolute path.</summary>
    /// <exception cref="FailureException">There is no such program.</exception>
    public string Require(string program) => Find(program) ?? throw NotFound(program);

    /// <summary>Starts the program with our streams, and with the variables given on top of our own.</summary>
    /// <exception cref="FailureException">There is no such program, or it does not start.</exception>
    public Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = StartInfo(program, arguments);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Started(start);
    }

    /// <summary>Starts the program and lets it go; what it prints is none of ours.</summary>
    /// <exception cref="FailureException">There is no such program, or it does not start.</exception>
    public void StartAndForget(string program, IEnumerable<string> arguments)
    {
        var start = StartInfo(program, arguments);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var started = Started(start);
    }

    /// <summary>Runs the program to its end and returns its exit code.</summary>
    /// <exception cref="FailureException">There is no such program, or it does not start.</exception>
    public async Task<int> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        using var child = Start(program, arguments, variables);
        using var signals = new ChildSignals(child);
        await child.WaitForExitAsync(CancellationToken.None);
        return child.ExitCode;
    }

    /// <summary>Runs the program in that directory to its end, without input, and keeps what it prints to itself.</summary>
    /// <exception cref="FailureException">There is no such program, or it does not start.</exception>
    public async Task<Captured> CaptureAsync(string program, IEnumerable<string> arguments, string directory, CancellationToken cancellationToken)
    {
        var start = StartInfo(program, arguments);
        start.WorkingDirectory = directory;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var child = Started(start);
        child.StandardInput.Close();
        try
        {
            var (output, error) = (child.StandardOutput.ReadToEndAsync(cancellationToken), child.StandardError.ReadToEndAsync(cancellationToken));
            await child.WaitForExitAsync(cancellationToken);
            return new(child.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            throw;
        }
    }

    private ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments) =>
        new(Require(program), arguments) { UseShellExecute = false };

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw NotFound(start.FileName);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new Failure(ErrorCode.NoProgram, $"{start.FileName} could not be started: {e.Message}.").AsException(e);
        }
    }

    private string? Startable(string path)
    {
        if (!OperatingSystem.IsWindows())
            return File.Exists(path) && (File.GetUnixFileMode(path) & AnyExecute) != 0 ? path : null;
        if (Path.HasExtension(path) && File.Exists(path))
            return path;
        var endings = (variable("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return endings.Select(ending => path + ending).FirstOrDefault(File.Exists);
    }

    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static FailureException NotFound(string program) =>
        new Failure(ErrorCode.NoProgram, $"There is no program called \"{program}\" in PATH.")
        { Hint = "Name it with its path, or add its directory to PATH." }.AsException();
}

/// <summary>What a program printed, and how it ended.</summary>
internal sealed record Captured(int ExitCode, string Output);
