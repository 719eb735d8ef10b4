using System.Diagnostics;
using Authx.Build.Running;

namespace Authx.Build.Benching;

/// <summary>A program to measure as a whole process, and what has to be put in place before each run.</summary>
internal sealed record Subject(string Name, Command Command, Action Prepare)
{
    private readonly List<TimeSpan> _cpu = [];
    private readonly List<TimeSpan> _wall = [];

    public double Cpu => Median(_cpu);

    public double LowestCpu => _cpu.Min().TotalMilliseconds;

    public double Wall => Median(_wall);

    public async Task RunAsync(bool isWarmUp, CancellationToken cancellationToken)
    {
        Prepare();
        var before = ChildTimes.Total();
        var clock = Stopwatch.StartNew();
        using var process = Start();
        await process.WaitForExitAsync(cancellationToken);
        var wall = clock.Elapsed;
        var cpu = ChildTimes.Of(process, before);
        await CheckAsync(process, cancellationToken);
        if (isWarmUp)
            return;
        _cpu.Add(cpu);
        _wall.Add(wall);
    }

    /// <summary>
    /// The most memory that it ever had, in MiB. Read while it runs: what wait4 tells afterwards includes the memory of
    /// this process, out of which the child was made.
    /// </summary>
    public async Task<double> PeakMemoryAsync(CancellationToken cancellationToken)
    {
        Prepare();
        using var process = Start();
        var peak = 0L;
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }
        await CheckAsync(process, cancellationToken);
        return peak / 1048576.0;
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended in between
        }
    }

    private Process Start()
    {
        var process = Command.Start();
        process.StandardInput.Close();
        return process;
    }

    private async Task CheckAsync(Process process, CancellationToken cancellationToken)
    {
        if (process.ExitCode != 0)
            throw new BuildFailure($"{Name}: exit code {process.ExitCode}: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    private static double Median(List<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalMilliseconds).Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
