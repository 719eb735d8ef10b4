namespace Authx.Provider.Fakes;

/// <summary>A body that breaks off at its first byte.</summary>
internal sealed class BrokenStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What it breaks with.</summary>
    public Exception Exception { get; init; } = new IOException("the connection was reset");

    /// <summary>Whether it hangs until the reader gives up, instead of breaking.</summary>
    public bool Hangs { get; init; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        throw Exception;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw Exception;

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
