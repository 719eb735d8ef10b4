using Authx.Host.Providers.Http;

namespace Authx.Host.Providers;

/// <summary>One call of a provider's method.</summary>
internal sealed class ProviderCall<T>
{
    /// <summary>Calls the method, with a context whose host and save are the scope's.</summary>
    public required Func<IAuthProvider, CallScope, CancellationToken, Task<T>> Invoke { get; init; }

    /// <summary>The origins that may be contacted: the grant's, or for a sign-in those of the settings.</summary>
    public required AllowedOrigins Origins { get; init; }

    /// <summary>The grant that the call is about. Its secrets are redacted, and a sign-out has to answer for each of its credentials.</summary>
    public Grant? Grant { get; init; }

    /// <summary>Stores a grant, for the calls that may: sign-in, sign-out and renewal.</summary>
    public SaveGrant? Save { get; init; }

    /// <summary>How long it may take; begins anew with the first request. Null for as long as the user likes, as in a sign-in.</summary>
    public TimeSpan? Deadline { get; init; }
}
