namespace Authx;

/// <summary>The only ways of a provider to the outside: people, network, clock.</summary>
public sealed class ProviderHost
{
    private HttpClient? _http;

    /// <summary>The way to the user.</summary>
    public required IInteraction Interaction { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Makes the client at its first use, so that a provider that needs no network costs none.</summary>
    public required Func<HttpClient> CreateHttp { private get; init; }

    /// <summary>
    /// The network. It has the user's proxy and certificates, time and size limits; it follows no redirects, keeps no cookies,
    /// demands https except on literal loopback, and reaches the grant's origins only.
    /// </summary>
    public HttpClient Http => _http ??= CreateHttp();
}
