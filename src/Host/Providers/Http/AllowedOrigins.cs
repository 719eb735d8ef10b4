namespace Authx.Host.Providers.Http;

/// <summary>The origins that one call of a provider may contact. A sign-in may add to them, nothing else does.</summary>
internal sealed class AllowedOrigins
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _origins = new(StringComparer.Ordinal);

    /// <summary>Takes origins or whole addresses. One that is not acceptable is left out, and so never contacted.</summary>
    public AllowedOrigins(IEnumerable<string> addresses)
    {
        foreach (var text in addresses)
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && Origin.ProblemWith(address) is null)
                _origins.Add(Origin.Of(address));
        }
    }

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
            _origins.Add(Origin.Of(address));
    }

    /// <summary>Whether that address may be contacted.</summary>
    public bool Allows(Uri address)
    {
        if (Origin.ProblemWith(address) is not null)
            return false;
        lock (_gate)
            return _origins.Contains(Origin.Of(address));
    }
}
