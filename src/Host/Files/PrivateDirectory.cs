namespace Authx.Host.Files;

/// <summary>A directory for secrets: 0700.</summary>
internal static class PrivateDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    /// <summary>Makes the directory, and those above it that are missing, for the owner alone.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        // .NET gives the mode to the last one only, and the umask's to those above it.
        if (Path.GetDirectoryName(path) is { } above)
            Create(above);
        Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>
    /// Refuses a directory that others can write, since they could have put the file there;
    /// repairs one that they can merely read.
    /// </summary>
    /// <returns>What was repaired, to be told to the user, or null.</returns>
    /// <exception cref="FailureException">Others can write to it.</exception>
    public static string? Check(string path)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(path))
            return null;
        var mode = File.GetUnixFileMode(path);
        if ((mode & OthersWrite) != 0)
            throw new Failure(ErrorCode.UnsafePermissions, $"Others can write to {path} ({Octal(mode)}). Nothing in it was used.")
            { Hint = $"chmod 700 '{path}'" }.AsException();
        return (mode & Others) == 0 ? null : Repair(path, mode);
    }

    private static string? Repair(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return null;
        try
        {
            File.SetUnixFileMode(path, OwnerOnly);
            return $"Others could read {path} ({Octal(mode)}); it is 0700 now.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"Others can read {path} ({Octal(mode)}), and that could not be changed. Run: chmod 700 '{path}'";
        }
    }

    internal static string Octal(UnixFileMode mode) => "0" + Convert.ToString((int)mode & 0x1FF, 8);
}
