namespace Authx.Host.Commands.Logout.Scanning;

/// <summary>Which links are followed: those that stay in the home directory. One that leads out of it is somebody else's file.</summary>
internal sealed class LinkRule(string home)
{
    private const int DeepestChain = 40;

    private readonly string _home = Path.GetFullPath(home);
    private readonly string? _realHome = Real(Path.GetFullPath(home), DeepestChain);
    private readonly Dictionary<string, string?> _realDirectories = new(StringComparer.Ordinal);

    /// <summary>Whether the file may be read. A directory on the way to it can be a link as well as itself.</summary>
    public bool Allows(string file)
    {
        if (!IsBelow(file, _home) && new FileInfo(file).LinkTarget is null)
            return true;
        var directory = Path.GetDirectoryName(file)!;
        if (!_realDirectories.TryGetValue(directory, out var real))
            _realDirectories.Add(directory, real = Real(directory, DeepestChain));
        return real is not null && _realHome is not null
            && Real(Path.Combine(real, Path.GetFileName(file)), DeepestChain) is { } target && IsBelow(target, _realHome);
    }

    // The path with all links on the way replaced by what they stand for; null where they go round in circles.
    private static string? Real(string path, int chain)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (Target(real) is not { } target)
                continue;
            if (chain == 0 || Real(target, chain - 1) is not { } end)
                return null;
            real = end;
        }

        return real;
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget is { } target ? Path.GetFullPath(target, Path.GetDirectoryName(path)!) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
