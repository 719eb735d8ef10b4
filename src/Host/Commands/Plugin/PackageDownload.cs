using Authx.Host.Terminal;

namespace Authx.Host.Commands.Plugin;

/// <summary>
/// Fetches a package by its id: <c>dotnet package download</c> knows the user's feeds, their credentials and the proxy. It
/// runs in a folder of its own and with the user's own settings named, so that no file of the current directory, which may
/// be a cloned repository, has a say in where a package comes from.
/// </summary>
internal sealed class PackageDownload(Toolbox tools)
{
    /// <returns>The package's file.</returns>
    /// <exception cref="FailureException">There is none, or it cannot be fetched here.</exception>
    public async Task<string> RunAsync(WantedPackage wanted, string? source, string staging, CancellationToken cancellationToken)
    {
        var program = new DotnetProgram(tools, staging);
        var dotnet = program.Find() ?? throw Failed(
            "Packages are fetched by the .NET SDK, and there is no \"dotnet\" in PATH",
            "Install the .NET SDK, or download the package yourself: authx plugin install FILE.nupkg");
        var settings = Settings(program, source);
        var target = Path.Combine(staging, "download");
        var package = wanted.Version is null ? wanted.Id! : $"{wanted.Id}@{wanted.Version}";
        List<string> arguments = ["package", "download", package, "--output", target, "--configfile", settings];
        if (source is not null)
            arguments.AddRange(["--source", source]);
        tools.Printer.Note($"Fetching {package} …");
        var ran = await program.RunAsync(dotnet, arguments, cancellationToken);
        if (ran.ExitCode != 0)
            throw Failed($"\"dotnet package download {package}\" failed: {Reason(ran)}", source is null
                ? "Check the id and the sources (dotnet nuget list source), or download it yourself: authx plugin install FILE.nupkg"
                : "Check the id and the address, or download it yourself: authx plugin install FILE.nupkg");
        return Directory.Exists(target) && Directory.EnumerateFiles(target, "*.nupkg", SearchOption.AllDirectories).ToList() is [var file]
            ? file
            : throw Failed($"\"dotnet package download {package}\" did not bring one package", "Download it yourself: authx plugin install FILE.nupkg");
    }

    // NuGet takes no http without a word in its settings. On this machine itself there is nobody on the way who could listen.
    private static string Settings(DotnetProgram program, string? source)
    {
        var users = program.UsersSettings();
        if (source is null)
            return users ?? throw Failed("You have no NuGet settings that say where packages come from", "Give --source, or let dotnet make some: dotnet nuget list source");
        var isHttp = source.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
        return users is not null && (!isHttp || File.ReadAllText(users).Contains(source, StringComparison.Ordinal)) ? users : program.OwnSettings(source, isHttp);
    }

    private string Reason(Captured ran) => ForeignText.Clean(DotnetErrors.Find(ran.Output) ?? $"exit code {ran.ExitCode}", tools.Redactor);

    private static FailureException Failed(string what, string hint) =>
        new Failure(ErrorCode.PluginMissing, $"{what}. Nothing was changed.") { Hint = hint }.AsException();
}
