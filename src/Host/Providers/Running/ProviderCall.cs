using Authx.Host.Providers.Http;

namespace Authx.Host.Providers;

/// <summary>One call of a provider's method.</summary>
internal sealed class ProviderCall<T>
{
    /// <summary>Calls the method, with a context that has this host, and a save from <see cref="ProviderRunner.Guard"/>.</summary>
    public required Func<IAuthProvider, ProviderHost, CancellationToken, Task<T>> Invoke { get; init; }

    /// <summary>The origins that may be contacted: the grant's, or for a sign-in those of the settings.</summary>
    public required AllowedOrigins Origins { get; init; }

    /// <summary>The grant that the call is about. Its secrets are redacted, and a sign-out has to answer for each of its credentials.</summary>
    public Grant? Grant { get; init; }

    /// <summary>How long it may take; begins anew with the first request. Null for as long as the user likes, as in a sign-in.</summary>
    public TimeSpan? Deadline { get; init; }
}
