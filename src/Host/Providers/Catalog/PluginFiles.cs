namespace Authx.Host.Providers;

/// <summary>What became of a file since the manifest was written.</summary>
internal enum FileChange
{
    /// <summary>Its content is another.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>The manifest does not know it.</summary>
    Unknown,
}

/// <summary>A file that is not as the manifest says.</summary>
internal sealed record FileDifference(string File, FileChange Kind);

/// <summary>Holds all files of a plugin against its manifest.</summary>
internal static class PluginFiles
{
    private const string ManifestName = "plugin.json";

    /// <summary>The files that are not as the manifest says, in the order of their names.</summary>
    /// <exception cref="FailureException">A file cannot be read.</exception>
    public static IReadOnlyList<FileDifference> Differences(PluginManifest manifest)
    {
        try
        {
            var there = Directory.EnumerateFiles(manifest.Directory, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(manifest.Directory, path).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(name => name != ManifestName).ToHashSet(StringComparer.Ordinal);
            var unknown = there.Where(name => !manifest.Files.ContainsKey(name)).Select(name => new FileDifference(name, FileChange.Unknown));
            var known = manifest.Files.Where(file => !there.Contains(file.Key) || !IsAsItWas(manifest, file.Key, file.Value))
                .Select(file => new FileDifference(file.Key, there.Contains(file.Key) ? FileChange.Changed : FileChange.Missing));
            return [.. known.Concat(unknown).OrderBy(one => one.File, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ErrorCode.PluginRefused, $"The files of the plugin \"{manifest.Id}\" cannot be read: {ForeignText.Clean(e.Message)}")
            { Hint = $"Check who owns {manifest.Directory}." }.AsException(e);
        }
    }

    private static bool IsAsItWas(PluginManifest manifest, string name, string hash) =>
        PluginSeal.HashOf(Path.Combine(manifest.Directory, name)) == hash;
}
