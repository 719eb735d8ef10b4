using System.Net;

namespace Authx.Host.Providers.Http;

/// <summary>An answer's content that can be read within its limits only, in whatever way it is read.</summary>
internal sealed class LimitedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly long _limit;
    private readonly RequestTime _time;

    public LimitedContent(HttpContent inner, long limit, RequestTime time)
    {
        (_inner, _limit, _time) = (inner, limit, time);
        foreach (var header in inner.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new LimitedStream(await _inner.ReadAsStreamAsync(), _limit, _time);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new LimitedStream(_inner.ReadAsStream(cancellationToken), _limit, _time);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var source = await CreateContentReadStreamAsync();
        await source.CopyToAsync(stream);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var source = await CreateContentReadStreamAsync();
        await source.CopyToAsync(stream, cancellationToken);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var source = CreateContentReadStream(cancellationToken);
        source.CopyTo(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _time.Dispose();
        }

        base.Dispose(disposing);
    }
}
