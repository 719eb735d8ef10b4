using System.Collections.Concurrent;

namespace Authx.Host.Providers.Http;

/// <summary>How many requests a server gets at once, and since when it wants to be left alone; for all clients of a run.</summary>
internal sealed class HostGates : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> _gates = new(StringComparer.Ordinal);

    public HostGate Of(Uri address) => _gates.GetOrAdd(Origin.Of(address), _ => new());

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }
}

/// <summary>The gate of one server.</summary>
internal sealed class HostGate : IDisposable
{
    private const int AtOnce = 6;

    private readonly SemaphoreSlim _places = new(AtOnce);
    private long _opensAt;

    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    public void Leave() => _places.Release();

    public void Dispose() => _places.Dispose();

    /// <summary>The server wants nobody before that time; the latest such wish counts.</summary>
    public void CloseUntil(DateTimeOffset time)
    {
        var asked = time.UtcTicks;
        for (var known = Volatile.Read(ref _opensAt); asked > known; known = Volatile.Read(ref _opensAt))
        {
            if (Interlocked.CompareExchange(ref _opensAt, asked, known) == known)
                return;
        }
    }

    /// <summary>How long the server wants to be left alone yet.</summary>
    public TimeSpan ClosedFor(DateTimeOffset now)
    {
        var left = Volatile.Read(ref _opensAt) - now.UtcTicks;
        return left > 0 ? TimeSpan.FromTicks(left) : TimeSpan.Zero;
    }
}
