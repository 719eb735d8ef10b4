namespace Authx.Host.Files;

/// <summary>Puts what the file system said into words.</summary>
internal static class StorageFailure
{
    private const int NoSpaceOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>The failure to write, remove or read a file.</summary>
    public static FailureException Of(string verb, string path, Exception cause)
    {
        var hint = cause.HResult is NoSpaceOnUnix or DiskFullOnWindows
            ? "Free some space, then run the command again."
            : $"Check who owns {Path.GetDirectoryName(path)} and whether it can be written, then run the command again.";
        return new Failure(ErrorCode.StorageFailed, $"Could not {verb} {path}: {Reason(path, cause)}.") { Hint = hint }
            .AsException(cause);
    }

    /// <summary>Why, without the path that most of .NET's messages repeat.</summary>
    public static string Reason(string path, Exception cause) => cause switch
    {
        _ when Directory.Exists(path) => "it is a directory",
        UnauthorizedAccessException => "permission denied",
        { HResult: NoSpaceOnUnix or DiskFullOnWindows } => "the disk is full",
        _ => cause.Message.Replace($" : '{path}'", "", StringComparison.Ordinal).TrimEnd('.'),
    };
}
