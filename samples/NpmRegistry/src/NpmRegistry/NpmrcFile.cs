using System.Text;
using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>A token, or why there is none, as half a sentence.</summary>
internal sealed record Found(Secret? Token, string? Problem);

/// <summary>Reads the .npmrc that the settings name, and no other.</summary>
internal static class NpmrcFile
{
    private const string Home = "~/";
    private const int MaxLength = 1024 * 1024;

    /// <summary>Whether the path means the same wherever the command is run.</summary>
    public static bool IsWhole(string path) => path.StartsWith(Home, StringComparison.Ordinal) || Path.IsPathFullyQualified(path);

    public static async Task<Found> FindTokenAsync(string path, RegistryAddress registry, IInteraction people, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(Expand(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            // Not by its length: a device has none and may never end.
            var content = new byte[MaxLength + 1];
            var length = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            if (length > MaxLength)
                return new(null, "it is too large to be an .npmrc");
            var found = Npmrc.FindToken(Encoding.UTF8.GetString(content, 0, length), registry.NpmrcKey, Environment.GetEnvironmentVariable);
            if (found.Token is not null && IsOpenToOthers(file))
                people.Warn($"Others on this machine can read {path}, and so its tokens: chmod 600 {path}");
            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(null, e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read");
        }
    }

    private static bool IsOpenToOthers(FileStream file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    private static string Expand(string path) => path.StartsWith(Home, StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[Home.Length..])
        : path;
}
