namespace Authx.Testing;

/// <summary>What a provider asked, kept after the request is disposed.</summary>
public sealed class ServerRequest
{
    private readonly string _text;

    private ServerRequest(HttpRequestMessage request, string body)
    {
        Method = request.Method.Method;
        Address = request.RequestUri!;
        Body = body;
        Headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        _text = string.Join('\n', [Address.OriginalString, .. Headers.Values, Body, Uri.UnescapeDataString(Body.Replace('+', ' '))]);
    }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>The address with its query.</summary>
    public Uri Address { get; }

    /// <summary>The body; empty where there was none.</summary>
    public string Body { get; }

    /// <summary>The headers, those of the body among them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The method and the address without its query.</summary>
    public string Line => $"{Method} {Address.GetLeftPart(UriPartial.Path)}";

    internal string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Everything that a server could send back of it.</summary>
    internal string Echo => _text;

    internal bool Shows(Secret secret) => _text.Contains(secret.Reveal(), StringComparison.Ordinal);

    internal static async Task<ServerRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        new(request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
}
