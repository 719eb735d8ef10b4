using Authx.Host.Files;

namespace Authx.Host.Providers;

/// <summary>Refuses a plugin of the user's that others can change: it runs with all the user's rights.</summary>
internal static class PluginPermissions
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Looks at the folder of plugins, at the plugin's own folder and at everything in it.</summary>
    /// <exception cref="FailureException">Others can write to one of them, or one leads elsewhere.</exception>
    public static void Ensure(string root, string folder, bool isLinked)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
            return;
        try
        {
            EnsureAll(root, folder, isLinked);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of("read", folder, e);
        }
    }

    private static void EnsureAll(string root, string folder, bool isLinked)
    {
        if (!isLinked)
        {
            EnsureOne(root, root);
            EnsureOne(Path.GetDirectoryName(folder)!, folder);
        }

        EnsureOne(folder, folder);
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            if (!isLinked && File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
                throw new Failure(ErrorCode.PluginRefused,
                    $"{path} is a link that leads elsewhere; authx puts none there. The plugin was not used.")
                { Hint = "authx plugin check" }.AsException();
            EnsureOne(path, folder);
        }
    }

    private static void EnsureOne(string path, string repair)
    {
        if (OperatingSystem.IsWindows() || !Path.Exists(path))
            return;
        var mode = File.GetUnixFileMode(path);
        if ((mode & OthersWrite) != 0)
            throw new Failure(ErrorCode.UnsafePermissions, $"Others can write to {path} ({PrivateDirectory.Octal(mode)}). The plugin was not used.")
            { Hint = $"chmod -R go-w '{repair}'" }.AsException();
    }
}
