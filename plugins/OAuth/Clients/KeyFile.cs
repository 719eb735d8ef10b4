using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>Reads the client's private key from its file, which nobody else may be able to read.</summary>
internal static class KeyFile
{
    private const int MaxLength = 64 * 1024;
    private const string Home = "~/";
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Whether the path means the same wherever the command is run.</summary>
    public static bool IsWhole(string path) => path.StartsWith(Home, StringComparison.Ordinal) || Path.IsPathFullyQualified(path);

    /// <summary>Reads it; or says why not, as half a sentence.</summary>
    public static async Task<(Secret? Key, string? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(Expand(path), FileMode.Open, FileAccess.Read, FileShare.Read);
            // The open file is asked, so that nobody can put another one in its place meanwhile.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
                return (null, $"others can read or change it: chmod 600 {path}");
            // Not by its length: a device has none and may never end.
            var content = new byte[MaxLength + 1];
            var length = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return length > MaxLength ? (null, "it is too large to be a key") : (new(Encoding.UTF8.GetString(content, 0, length)), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read");
        }
    }

    private static string Expand(string path) => path.StartsWith(Home, StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[Home.Length..])
        : path;
}
