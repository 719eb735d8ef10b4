using Authx.Build.Benching;
using Authx.Build.Trying;

namespace Authx.Build;

/// <summary>From the command line to one of the five works.</summary>
public static class Entry
{
    private const string Help = """
        usage: dotnet run build.cs -- <work>

          try              builds the tool, starts the sandbox server, signs in and out; changes nothing outside this directory
          test             everything that must hold: format, unit tests, packages, the installed tool
          pack             all packages into artifacts/packages
          install          pack, then install or update the global tool from there
          bench [RUNS]     how fast the tool is, as ratios to an empty program (20 runs each)
        """;

    /// <summary>Does the work, and returns the exit code.</summary>
    public static async Task<int> RunAsync(string root, string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        CancelKeyPress += (_, e) => { e.Cancel = true; interrupted.Cancel(); };
        // Left-over build servers would hold the pipes of whoever called us.
        Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");
        Environment.SetEnvironmentVariable("DOTNET_NOLOGO", "1");
        try
        {
            return await DispatchAsync(new Repository(root), args, interrupted.Token);
        }
        catch (BuildFailure failure)
        {
            await Error.WriteLineAsync($"build: {failure.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    private static async Task<int> DispatchAsync(Repository repository, string[] args, CancellationToken cancellationToken)
    {
        switch (args)
        {
            case ["try"]: return await Try.RunAsync(repository, cancellationToken);
            case ["test"]: return await Test.RunAsync(repository, cancellationToken);
            case ["pack"]: await Packing.PackAsync(repository, cancellationToken); return 0;
            case ["install"]: await Packing.InstallGloballyAsync(repository, cancellationToken); return 0;
            case ["bench"]: return await Bench.RunAsync(repository, runs: 20, cancellationToken);
            case ["bench", var text] when int.TryParse(text, out var runs) && runs > 0:
                return await Bench.RunAsync(repository, runs, cancellationToken);
            default:
                await Error.WriteLineAsync(Help);
                return 64;
        }
    }
}
