using Authx.Build.Running;

namespace Authx.Build;

/// <summary>Everything that must hold.</summary>
internal static class Test
{
    public static async Task<int> RunAsync(Repository repository, CancellationToken cancellationToken)
    {
        await SystemPackages.ProvideAsync(cancellationToken);
        await NpmServers.ProvideAsync(repository, cancellationToken);
        await Packing.InstallLocallyAsync(repository, cancellationToken);
        await Packing.PackSamplesAsync(repository, cancellationToken);

        var results = repository.Fresh("test-results");
        var format = await Dotnet(repository, "format", "Tool.sln", "--verify-no-changes").ExitCodeAsync(cancellationToken);
        // One project after the other: several of them start programs and would wait for each other.
        var tests = await Dotnet(repository, "test", "Tool.sln", "-m:1", "--logger", "trx", "--results-directory", results)
            .ExitCodeAsync(cancellationToken);

        var sum = TestResults.Read(results);
        WriteLine();
        foreach (var failed in sum.Failures)
            WriteLine($"failed: {failed}");
        if (format != 0)
            WriteLine("failed: dotnet format would change files; run it");
        if (tests != 0 && sum.Failed == 0)
            WriteLine("failed: dotnet test did not get through; its output stands above");
        WriteLine(sum);
        return format == 0 && tests == 0 && sum.Failed == 0 && sum.Passed > 0 ? 0 : 1;
    }

    // With these the tests find what was packed and installed, and know where to keep what they saw.
    private static Command Dotnet(Repository repository, params string[] arguments) => new("dotnet", arguments)
    {
        Directory = repository.Root,
        Variables = new Dictionary<string, string?>
        {
            ["AUTHX_TOOL"] = repository.Tool,
            ["AUTHX_PACKAGES"] = repository.Packages,
            ["AUTHX_SAMPLES"] = repository.Samples,
            ["AUTHX_SERVERS"] = repository.At("artifacts", "servers"),
            ["AUTHX_SCREENSHOTS"] = repository.At("artifacts", "screenshots"),
        },
    };
}
