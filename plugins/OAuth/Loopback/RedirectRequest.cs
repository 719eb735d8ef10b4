namespace Authx.Provider.OAuth;

/// <summary>A request that arrived complete. Its query may hold a code: it is shown to nobody.</summary>
internal sealed class RedirectRequest
{
    /// <summary>The method, as it was sent.</summary>
    public required string Method { get; init; }

    /// <summary>The path, as it was sent.</summary>
    public required string Path { get; init; }

    /// <summary>What came after the question mark; empty where there was none.</summary>
    public required string Query { get; init; }

    /// <summary>Whom it says it is meant for.</summary>
    public string? Host { get; init; }
}
