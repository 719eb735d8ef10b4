using System.Diagnostics;

namespace Authx.Build.Running;

/// <summary>A program to run.</summary>
internal sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    public string? Directory { get; init; }

    /// <summary>Variables to set; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>What it reads from its standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>Runs it on this console, and fails unless it exits with 0.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await ExitCodeAsync(cancellationToken) is var code and not 0)
            throw new BuildFailure($"{Path.GetFileName(Program)} {string.Join(' ', Arguments)}: exit code {code}");
    }

    /// <summary>Runs it on this console.</summary>
    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        using var process = Process.Start(Info(captured: false))!;
        await WaitAsync(process, cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Runs it out of sight.</summary>
    public async Task<Answer> AnswerAsync(CancellationToken cancellationToken)
    {
        using var process = Process.Start(Info(captured: true))!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var talk = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(Input);
        process.StandardInput.Close();
        await WaitAsync(process, cancellationToken);
        return new(process.ExitCode, await output, await talk);
    }

    /// <summary>Starts it and leaves it running; its output can be read.</summary>
    public Process Start() => Process.Start(Info(captured: true))!;

    private static async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private ProcessStartInfo Info(bool captured)
    {
        var info = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Directory ?? "",
            RedirectStandardInput = captured,
            RedirectStandardOutput = captured,
            RedirectStandardError = captured,
        };
        foreach (var name in Variables.Keys)
            info.Environment.Remove(name);
        foreach (var (name, value) in Variables.Where(pair => pair.Value is not null))
            info.Environment[name] = value;
        return info;
    }
}

/// <summary>What a program said.</summary>
internal sealed record Answer(int ExitCode, string Output, string Talk);
