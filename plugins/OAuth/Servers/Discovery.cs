using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>What discovery found: the server's document, or why there is none.</summary>
internal sealed class DiscoveryResult
{
    /// <summary>The document; undefined where there is none.</summary>
    public JsonElement Document { get; init; }

    public ProviderError? Error { get; init; }

    /// <summary>Whether there was a document, and it was that of another issuer.</summary>
    public bool IsOfAnotherIssuer { get; init; }
}

/// <summary>
/// Asks a server for its document, by the well-known address of OpenID Connect Discovery and by that of RFC 8414. Only a
/// document that names the very issuer of the settings is believed (RFC 8414 section 3.3).
/// </summary>
internal sealed class Discovery(string issuer, Wire wire)
{
    public async Task<DiscoveryResult> AskAsync(CancellationToken cancellationToken)
    {
        if (Endpoint.Parse(issuer) is not { } address)
            return new() { Error = new() { Kind = ErrorKind.Misconfigured, Message = "issuer is no address that can be asked" } };
        var first = await AskAsync(Appended(address), cancellationToken);
        // The other form is at the same server: where nobody is at home, nobody is there either.
        if (first.Error is not { } error || error.Kind is ErrorKind.Unreachable or ErrorKind.TimedOut or ErrorKind.Tls)
            return first;
        var second = await AskAsync(Inserted(address), cancellationToken);
        return second.Error is null || (second.IsOfAnotherIssuer && !first.IsOfAnotherIssuer) ? second : first;
    }

    /// <summary>OpenID Connect Discovery section 4: behind the issuer's path.</summary>
    public static Uri Appended(Uri issuer) =>
        new(Endpoint.OriginOf(issuer) + issuer.AbsolutePath.TrimEnd('/') + "/.well-known/openid-configuration");

    /// <summary>RFC 8414 section 3: between the issuer's host and path.</summary>
    public static Uri Inserted(Uri issuer) =>
        new(Endpoint.OriginOf(issuer) + "/.well-known/oauth-authorization-server" + issuer.AbsolutePath.TrimEnd('/'));

    private async Task<DiscoveryResult> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await wire.GetAsync(address, null, cancellationToken);
        if (answer.Error is { } error)
            return new() { Error = Words(address, answer.Status, error) };
        var named = Json.Text(Json.Member(answer.Document, "issuer"));
        return named == issuer ? new() { Document = answer.Document } : new() { Error = OtherIssuer(address, named), IsOfAnotherIssuer = true };
    }

    private static ProviderError Words(Uri address, int? status, ProviderError error) => new()
    {
        Kind = status is 404 or 410 ? ErrorKind.Misconfigured : error.Kind,
        Message = $"no discovery document at {address}: {error.Message}",
        RetryAfter = error.RetryAfter,
    };

    private ProviderError OtherIssuer(Uri address, string? named) => new()
    {
        Kind = ErrorKind.Misconfigured,
        Message = named is null
            ? $"the document at {address} names no issuer"
            : $"the document at {address} is that of the issuer \"{Endpoint.Show(named)}\", and the setting issuer says \"{issuer}\": they must be equal to the last character",
    };
}
