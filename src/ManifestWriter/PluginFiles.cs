using System.Security.Cryptography;

namespace Authx.ManifestWriter;

/// <summary>The files of a plugin and what is in them.</summary>
internal static class PluginFiles
{
    /// <summary>All files below the directory, by their path with forward slashes, in a fixed order.</summary>
    public static SortedDictionary<string, string> Hash(string directory)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Below(directory))
            hashes.Add(Path.GetRelativePath(directory, file).Replace('\\', '/'), HashOf(file));
        return hashes;
    }

    private static IEnumerable<string> Below(string directory) =>
        Directory.EnumerateFiles(directory)
            .Where(file => Path.GetFileName(file) != PluginBuild.ManifestName)
            .Concat(Directory.EnumerateDirectories(directory).Where(IsPart).SelectMany(Below));

    // bin/Release/net10.0 also holds "publish" and a directory per runtime identifier: outputs of their own.
    private static bool IsPart(string directory) => !File.Exists(Path.Combine(directory, PluginBuild.ManifestName));

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
