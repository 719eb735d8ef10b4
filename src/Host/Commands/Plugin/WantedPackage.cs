using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>What is to be installed: a package file, or an id with or without a version.</summary>
internal sealed record WantedPackage
{
    private const string Ending = ".nupkg";

    /// <summary>The package file, absolute; null where an id was given.</summary>
    public string? File { get; private init; }

    public string? Id { get; private init; }

    public string? Version { get; private init; }

    /// <exception cref="FailureException">It is neither.</exception>
    public static WantedPackage Parse(string what)
    {
        if (what.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            return new() { File = Path.GetFullPath(what) };
        var (id, version) = what.Split('@') switch
        {
            [var only] => (only, (string?)null),
            [var named, var wanted] => (named, wanted),
            _ => ("", null),
        };
        id = id.ToLowerInvariant();
        if (PluginNames.IsValid(id) && !Name.IsDevice(id) && (version is null || PluginVersion.IsValid(version)))
            return new() { Id = id, Version = version };
        throw new Failure(ErrorCode.Usage,
            $"\"{ForeignText.Clean(what, limit: 80)}\" is neither a package file (.nupkg) nor the id of a package, with or without @version.")
        { Hint = "authx plugin install ID, ID@VERSION or FILE.nupkg" }.AsException();
    }
}
