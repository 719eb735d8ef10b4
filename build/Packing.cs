using Authx.Build.Running;

namespace Authx.Build;

/// <summary>Packages, and the tool out of them.</summary>
internal static class Packing
{
    private static readonly string[] Packed = ["src/Host", "src/Abstractions", "tests/ProviderContract", "templates"];

    public static async Task PackAsync(Repository repository, CancellationToken cancellationToken)
    {
        repository.Fresh("packages");
        foreach (var project in Packed)
            await Dotnet(repository, "pack", project, "-c", "Release", "-v", "quiet").RunAsync(cancellationToken);
        foreach (var package in Directory.EnumerateFiles(repository.Packages).Order(StringComparer.Ordinal))
            WriteLine($"packed {Path.GetRelativePath(repository.Root, package)}");
    }

    /// <summary>Packs the sample of a third party's plugin, for tests alone, and beside what is shipped.</summary>
    public static async Task PackSamplesAsync(Repository repository, CancellationToken cancellationToken)
    {
        repository.Fresh("samples");
        await Dotnet(repository, "pack", "samples/NpmRegistry/src/NpmRegistry", "-c", "Release", "-v", "quiet").RunAsync(cancellationToken);
    }

    /// <summary>Packs, and installs the tool below artifacts/.</summary>
    public static async Task InstallLocallyAsync(Repository repository, CancellationToken cancellationToken)
    {
        await PackAsync(repository, cancellationToken);
        repository.Fresh("tool");
        await Dotnet(repository, "tool", "install", "authx", "--tool-path", repository.ToolDirectory, "--source", repository.Packages)
            .RunAsync(cancellationToken);
    }

    public static async Task InstallGloballyAsync(Repository repository, CancellationToken cancellationToken)
    {
        await PackAsync(repository, cancellationToken);
        // The version number does not grow with every build, and an update to the same version does nothing.
        var installed = await Dotnet(repository, "tool", "list", "--global", "authx").AnswerAsync(cancellationToken);
        if (installed.ExitCode == 0)
            await Dotnet(repository, "tool", "uninstall", "--global", "authx").RunAsync(cancellationToken);
        await Dotnet(repository, "tool", "install", "--global", "authx", "--source", repository.Packages).RunAsync(cancellationToken);
    }

    private static Command Dotnet(Repository repository, params string[] arguments) =>
        new("dotnet", arguments) { Directory = repository.Root };
}
