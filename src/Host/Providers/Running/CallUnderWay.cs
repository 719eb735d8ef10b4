namespace Authx.Host.Providers;

/// <summary>A call that was begun, and all that belongs to it until it is over.</summary>
internal sealed class CallUnderWay<T>
{
    public required ProviderCall<T> Call { get; init; }

    public required RunningCall Running { get; init; }

    public required CallGate Gate { get; init; }

    public required Deadline Deadline { get; init; }

    public required CallHttp Http { get; init; }
}
