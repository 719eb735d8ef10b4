using Authx.Host.Providers.Installing;

namespace Authx.Host.Commands.Plugin;

/// <summary>Where a package comes from: a file, a folder, or by its id through NuGet.</summary>
internal sealed class PackageSource(Toolbox tools)
{
    /// <returns>The package's file, and what to call its origin.</returns>
    /// <exception cref="FailureException">There is none.</exception>
    public async Task<(string File, string Origin)> FetchAsync(WantedPackage wanted, string? source, string staging, CancellationToken cancellationToken)
    {
        if (wanted.File is { } file)
            return (Require(file, source), file);
        if (source is null || source.Contains("://", StringComparison.Ordinal))
            return (await new PackageDownload(tools).RunAsync(wanted, source, staging, cancellationToken), source ?? "the sources of your NuGet settings");
        var folder = Path.GetFullPath(source);
        if (!Directory.Exists(folder))
            throw new Failure(ErrorCode.Usage, $"There is no folder {folder}. Nothing was changed.")
            { Hint = "Give --source a folder, or an address that begins with https://." }.AsException();
        return (FolderFeed.Find(folder, wanted.Id!, wanted.Version), folder);
    }

    private static string Require(string file, string? source)
    {
        if (source is not null)
            throw new Failure(ErrorCode.Usage, "A package file needs no --source.") { Hint = $"authx plugin install {file}" }.AsException();
        return File.Exists(file) ? file : throw new Failure(ErrorCode.PluginMissing, $"There is no file {file}. Nothing was changed.").AsException();
    }
}
