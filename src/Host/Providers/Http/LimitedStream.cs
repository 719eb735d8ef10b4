namespace Authx.Host.Providers.Http;

/// <summary>
/// Reads an answer up to a number of bytes, counted after decompression, and within its request's time. What breaks is
/// thrown as the contract's <c>ProviderError.FromException</c> expects it.
/// </summary>
internal sealed class LimitedStream(Stream inner, long limit, RequestTime time) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static HttpRequestException TooLarge(long limit) =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"The answer is larger than {limit} bytes.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = time.With(cancellationToken);
        try
        {
            return Count(await inner.ReadAsync(buffer, either.Token));
        }
        catch (Exception e)
        {
            throw Explain(e) ?? e.Rethrown();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A blocking read cannot be cancelled; closing the stream under it ends it.
    public override int Read(Span<byte> buffer)
    {
        using var closing = time.Token.Register(inner.Dispose);
        try
        {
            return Count(inner.Read(buffer));
        }
        catch (Exception e)
        {
            throw Explain(time.Token.IsCancellationRequested ? new OperationCanceledException() : e) ?? e.Rethrown();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int bytes)
    {
        _read += bytes;
        return _read <= limit ? bytes : throw TooLarge(limit);
    }

    // Two decompressors, two exceptions.
    private Exception? Explain(Exception e) => e is InvalidDataException or (InvalidOperationException and not ObjectDisposedException)
        ? new HttpRequestException(HttpRequestError.InvalidResponse, "The answer's compression is damaged.", e)
        : time.Explain(e);
}
