namespace Authx.Provider.OAuth;

/// <summary>What the browser is to ask the server for (RFC 6749, 4.1.1; RFC 7636; RFC 8707; OpenID Connect Core, 3.1.2.1).</summary>
internal sealed class AuthorizationRequest
{
    /// <summary>The server's page, which may have a query of its own.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the browser is to be sent back to.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>What the answer has to repeat.</summary>
    public required string State { get; init; }

    /// <summary>The challenge by S256.</summary>
    public required string Challenge { get; init; }

    /// <summary>What is asked for; null for what the server gives by itself.</summary>
    public string? Scope { get; init; }

    /// <summary>What the ID token has to repeat; null where none is asked for.</summary>
    public string? Nonce { get; init; }

    /// <summary>Further parameters from the settings. None may have a name that is used here already.</summary>
    public IEnumerable<KeyValuePair<string, string>> Further { get; init; } = [];

    /// <summary>The names that no setting may take: they carry the protocol itself, or another way to ask for something.</summary>
    public static bool IsReserved(string name) => name is "response_type" or "response_mode" or "client_id" or "redirect_uri" or "scope" or "state"
        or "nonce" or "code_challenge" or "code_challenge_method" or "request" or "request_uri" or "client_secret";

    /// <summary>The address to open.</summary>
    public Uri ToUri()
    {
        var endpoint = Endpoint.GetLeftPart(UriPartial.Query);
        var separator = Endpoint.Query.Length == 0 && !endpoint.EndsWith('?') ? "?" : endpoint[^1] is '?' or '&' ? "" : "&";
        var query = from pair in Parameters()
                    where !string.IsNullOrEmpty(pair.Value)
                    select $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}";
        return new($"{endpoint}{separator}{string.Join('&', query)}", UriKind.Absolute);
    }

    private IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("response_type", "code"),
        new("client_id", ClientId),
        new("redirect_uri", RedirectUri),
        new("scope", Scope),
        new("state", State),
        new("nonce", Nonce),
        new("code_challenge", Challenge),
        new("code_challenge_method", "S256"),
        .. from pair in Further select new KeyValuePair<string, string?>(pair.Key, pair.Value),
    ];
}
