using System.Runtime.InteropServices;

namespace Authx.Host.Terminal;

/// <summary>
/// Standard output and error on Unix. Opening the console's own streams takes longer than the rest of a cached token, and
/// a <see cref="FileStream"/> on the handle would be wrong: it keeps a position of its own, so that in
/// <c>(authx token; date) > file</c> the second would overwrite the first.
/// </summary>
internal sealed unsafe partial class StandardOutput(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const int InputOutput = 5;
    private const int ErrorHandle = 2;
    private const short ReadyToWrite = 4;

    // Of a terminal that has gone away nobody can tell any more that it was one.
    private readonly bool _isTerminal = IsTerminal(descriptor);

    public static bool IsTerminal(int descriptor) => IsATty(descriptor) == 1;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>
    /// Writes all of it. That nobody reads any more is no error, as it is none for the console's own streams; nor is it one
    /// that talk is lost: a full disk behind standard error must not stop a sign-out half-way.
    /// </summary>
    /// <exception cref="IOException">A result could not be written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var written = 0;
            while (written < buffer.Length)
            {
                var count = Write(descriptor, start + written, buffer.Length - written);
                if (count >= 0)
                    written += (int)count;
                else if (!CanGoOn(Marshal.GetLastPInvokeError()))
                    return;
            }
        }
    }

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // Whether to try again. A terminal or pipe that another program has made non-blocking asks to wait.
    private bool CanGoOn(int error)
    {
        var isFull = error == (OperatingSystem.IsLinux() ? 11 : 35);
        if (!isFull && error != Interrupted && IsNobodyThere(error))
            return false;
        if (!isFull && error != Interrupted)
            throw new IOException($"The output could not be written ({Marshal.GetPInvokeErrorMessage(error)}).", error);
        if (isFull)
            WaitUntilReady();
        return true;
    }

    private bool IsNobodyThere(int error) => error == BrokenPipe || descriptor == ErrorHandle || (error == InputOutput && _isTerminal);

    private void WaitUntilReady()
    {
        var waited = new Poll { Descriptor = descriptor, Events = ReadyToWrite };
        _ = Wait(&waited, 1, -1);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsATty(int descriptor);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Wait(Poll* waited, nuint count, int milliseconds);
}
