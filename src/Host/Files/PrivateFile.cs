using Microsoft.Win32.SafeHandles;

namespace Authx.Host.Files;

/// <summary>Reads a file with secrets in it, after a look at its mode and owner on the open handle.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>No profile is larger: tokens are bounded, and so is their number.</summary>
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>The content, or null where there is no such file.</summary>
    /// <exception cref="FailureException">Others may read it, it cannot be read, or it is absurdly large.</exception>
    public static byte[]? Read(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            RefuseOpenToOthers(path, handle);
            return ReadAll(path, handle);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, StorageFailure.Reason(path, e), e);
        }
    }

    private static void RefuseOpenToOthers(string path, SafeFileHandle handle)
    {
        if (OperatingSystem.IsWindows())
            return;
        var mode = File.GetUnixFileMode(handle);
        if ((mode & ~OwnerOnly) != 0)
            throw new Failure(ErrorCode.UnsafePermissions,
                $"{path} has mode {PrivateDirectory.Octal(mode)}, wider than 0600. It was not used.")
            { Hint = $"chmod 600 '{path}'" }.AsException();
        if (FileOwner.IsSomebodyElse(handle))
            throw new Failure(ErrorCode.UnsafePermissions, $"{path} belongs to another user. It was not used.")
            { Hint = $"Run authx as its owner, or take it over: chown \"$(id -u)\" '{path}'" }.AsException();
    }

    private static byte[] ReadAll(string path, SafeFileHandle handle)
    {
        var length = RandomAccess.GetLength(handle);
        if (length > MaxLength)
            throw Unreadable(path, $"it is {length:N0} bytes long", null);
        var content = new byte[length];
        var read = 0;
        while (read < content.Length && RandomAccess.Read(handle, content.AsSpan(read), read) is var count and > 0)
            read += count;
        return content[..read];
    }

    private static FailureException Unreadable(string path, string reason, Exception? cause) =>
        new Failure(ErrorCode.ProfileUnreadable, $"{path} cannot be read: {reason}.").AsException(cause);
}
