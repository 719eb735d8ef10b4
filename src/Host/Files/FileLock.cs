using System.Text;

namespace Authx.Host.Files;

/// <summary>
/// One holder at a time, across processes. The lock file is never deleted: between opening a file and locking it
/// somebody else could remove it, and then there would be two holders.
/// </summary>
/// <remarks>The file doubles as a journal: what was begun under the lock stands in it until it is finished.</remarks>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly FileStream? _stream;

    private FileLock(FileStream? stream) => _stream = stream;

    /// <summary>
    /// Waits for the lock. Where the place is read-only nobody can change what the lock guards: then there is nothing to
    /// hold, and <see cref="IsHeld"/> is false.
    /// </summary>
    /// <exception cref="FailureException">Somebody else held it for too long.</exception>
    public static Task<FileLock> TakeAsync(string path, LockPatience patience, CancellationToken cancellationToken) =>
        TryTake(path, out var taken) ? Task.FromResult(taken) : WaitAsync(path, patience, cancellationToken);

    private static async Task<FileLock> WaitAsync(string path, LockPatience patience, CancellationToken cancellationToken)
    {
        var started = patience.Clock.GetTimestamp();
        for (var told = false; ; await Task.Delay(Poll, patience.Clock, cancellationToken))
        {
            if (TryTake(path, out var taken))
                return taken;
            var waited = patience.Clock.GetElapsedTime(started);
            if (waited >= patience.Timeout)
                throw TakenTooLong(patience);
            if (!told && waited >= Patience)
            {
                patience.OnWaiting();
                told = true;
            }
        }
    }

    /// <summary>Whether the lock is really held.</summary>
    public bool IsHeld => _stream is not null;

    /// <summary>What an earlier holder began and never finished, or null.</summary>
    public string? Unfinished()
    {
        if (_stream is null or { Length: 0 or > 1000 })
            return null;
        var content = new byte[_stream.Length];
        _stream.Position = 0;
        return Encoding.UTF8.GetString(content, 0, _stream.Read(content));
    }

    /// <summary>Notes what is begun, in words without secrets.</summary>
    public void Begin(string what) => Write(Encoding.UTF8.GetBytes(what));

    /// <summary>Notes that it is finished, whatever came of it.</summary>
    public void Finish() => Write([]);

    /// <summary>Lets the next one in.</summary>
    public void Dispose() => _stream?.Dispose();

    private void Write(byte[] content)
    {
        if (_stream is not { CanWrite: true })
            return;
        try
        {
            _stream.SetLength(0);
            _stream.Position = 0;
            _stream.Write(content);
            _stream.Flush();
        }
        catch (IOException)
        {
            // On a full disk nothing can be noted; a sign-out must go on all the same, and frees space.
        }
    }

    private static bool TryTake(string path, out FileLock taken)
    {
        try
        {
            PrivateDirectory.Create(Path.GetDirectoryName(path)!);
            taken = new FileLock(Open(path));
            return true;
        }
        catch (Exception e) when (e is UnauthorizedAccessException || IsReadOnly(e))
        {
            taken = new FileLock(null);
            return true;
        }
        catch (IOException)
        {
            taken = null!;
            return false;
        }
    }

    // FileShare.None is flock(LOCK_EX | LOCK_NB) on Unix and a sharing violation on Windows.
    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static bool IsReadOnly(Exception e)
    {
        const int readOnlyFileSystem = 30;
        const int noSpace = 28;
        return !OperatingSystem.IsWindows() && e.HResult is readOnlyFileSystem or noSpace;
    }

    private static FailureException TakenTooLong(LockPatience patience) =>
        new Failure(ErrorCode.ProfileLocked,
            $"Another authx has been working on {patience.What} for more than {patience.Timeout.TotalSeconds:0.#} s.")
        { Hint = "Wait for it to finish, then run the command again; --timeout waits longer." }.AsException();
}

/// <summary>How long to wait for a lock, and what to say meanwhile.</summary>
internal sealed record LockPatience(string What, TimeSpan Timeout, TimeProvider Clock, Action OnWaiting);
