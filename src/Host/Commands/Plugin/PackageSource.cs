using Authx.Host.Providers.Installing;
using Authx.Host.Terminal;

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
        if (source is null)
            return (await new PackageDownload(tools).RunAsync(wanted, null, staging, cancellationToken), "the sources of your NuGet settings");
        if (source.Contains("://", StringComparison.Ordinal))
            return (await new PackageDownload(tools).RunAsync(wanted, RequireSafe(source), staging, cancellationToken), source);
        var folder = Path.GetFullPath(source);
        if (!Directory.Exists(folder))
            throw new Failure(ErrorCode.Usage, $"There is no folder {folder}. Nothing was changed.")
            { Hint = "Give --source a folder, or an address that begins with https://." }.AsException();
        return (FolderFeed.Find(folder, wanted.Id!, wanted.Version), folder);
    }

    // It ends up in the arguments of another program, in the list of plugins, and on the screen.
    private static string RequireSafe(string source)
    {
        if (SafeAddress.From(source) is not null)
            return source;
        // Whatever else is wrong with it: what stands before an @ may be a password.
        if (source.Contains('@', StringComparison.Ordinal))
            throw new Failure(ErrorCode.Usage, "The address of a source can carry no user name and no password. Nothing was changed.")
            { Hint = "Let NuGet keep them: dotnet nuget add source ADDRESS --username NAME --password …, then install without --source" }.AsException();
        throw new Failure(ErrorCode.Usage, $"The source {ForeignText.Clean(source, limit: 200)} is neither https nor http on this machine itself (http://127.0.0.1). Nothing was changed.")
        { Hint = "Give an address that begins with https://, or a folder." }.AsException();
    }

    private static string Require(string file, string? source)
    {
        if (source is not null)
            throw new Failure(ErrorCode.Usage, "A package file needs no --source.") { Hint = $"authx plugin install {file}" }.AsException();
        return File.Exists(file) ? file : throw new Failure(ErrorCode.PluginMissing, $"There is no file {file}. Nothing was changed.").AsException();
    }
}
