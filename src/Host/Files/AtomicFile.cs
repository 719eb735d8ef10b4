namespace Authx.Host.Files;

/// <summary>Writes a file whole or not at all: a temporary file with its final mode, flushed to disk, renamed.</summary>
internal static class AtomicFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// The name that a file has while it is written. It is always the same one, so that what a killed process left
    /// behind is found, and removed, without searching the directory.
    /// </summary>
    public static string TemporaryName(string path) => path + ".tmp";

    /// <summary>Writes the file, readable for its owner alone. The caller holds the lock that guards it.</summary>
    /// <exception cref="FailureException">It could not be written; what was there before is still there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = TemporaryName(path);
        try
        {
            PrivateDirectory.Create(Path.GetDirectoryName(path)!);
            File.Delete(temporary);
            WriteThrough(temporary, content);
            Contention.Retry(() => File.Move(temporary, path, overwrite: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw StorageFailure.Of("write", path, e);
        }
    }

    /// <summary>Removes the file and what an interrupted write of it may have left.</summary>
    /// <exception cref="FailureException">It is still there.</exception>
    public static void Delete(string path)
    {
        try
        {
            Contention.Retry(() => File.Delete(path));
            File.Delete(TemporaryName(path));
        }
        catch (DirectoryNotFoundException)
        {
            // Then the file is not there either.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of("remove", path, e);
        }
    }

    private static void WriteThrough(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The write has failed already, and says so; the next write or delete removes this file.
        }
    }
}
