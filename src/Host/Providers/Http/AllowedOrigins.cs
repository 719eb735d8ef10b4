namespace Authx.Host.Providers.Http;

/// <summary>The origins that one call of a provider may contact. A sign-in may add to them, nothing else does.</summary>
internal sealed class AllowedOrigins
{
    private readonly Lock _gate = new();
    private readonly IEnumerable<string> _addresses;
    private HashSet<string>? _origins;

    /// <summary>
    /// Takes origins or whole addresses. One that is not acceptable is left out, and so never contacted. They are read
    /// when the first is asked for: a sign-out without a request needs none, and the framework's <see cref="Uri"/> alone
    /// costs more than all the rest of it.
    /// </summary>
    public AllowedOrigins(IEnumerable<string> addresses) => _addresses = addresses;

    /// <summary>Allows the origin of one more address.</summary>
    /// <exception cref="FailureException">It is not acceptable.</exception>
    public void Allow(Uri address)
    {
        if (Origin.ProblemWith(address) is { } problem)
        {
            throw new Failure(ErrorCode.MalformedAnswer,
                $"The server named the address {ForeignText.Clean(address.ToString(), limit: 200)}, which authx does not contact: {problem}.")
                .AsException();
        }

        lock (_gate)
            Origins().Add(Origin.Of(address));
    }

    /// <summary>Whether that address may be contacted.</summary>
    public bool Allows(Uri address)
    {
        if (Origin.ProblemWith(address) is not null)
            return false;
        lock (_gate)
            return Origins().Contains(Origin.Of(address));
    }

    private HashSet<string> Origins()
    {
        if (_origins is not null)
            return _origins;
        _origins = new(StringComparer.Ordinal);
        foreach (var text in _addresses)
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && Origin.ProblemWith(address) is null)
                _origins.Add(Origin.Of(address));
        }

        return _origins;
    }
}
