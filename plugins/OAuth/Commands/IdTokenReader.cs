using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>What an ID token says, once it is believed; undefined claims where there is none.</summary>
internal sealed record IdTokenClaims(JsonElement Claims, ProviderError? Error);

/// <summary>Checks an ID token (OpenID Connect Core section 3.1.3.7). One that does not hold makes the whole sign-in suspect.</summary>
internal sealed class IdTokenReader(FlowContext flow)
{
    private static readonly IdTokenClaims Nothing = new(default, null);

    public async Task<IdTokenClaims> ReadAsync(TokenAnswer tokens, string? nonce, CancellationToken cancellationToken)
    {
        // Without an issuer there is nothing to hold it against, and so nothing to believe.
        if (tokens.IdToken is not { } text || flow.Server.Issuer is not { } issuer)
            return Nothing;
        if (JsonWebToken.TryParse(text.Reveal()) is not { } token)
            return Wrong("it is no signed token");
        if (IdTokenCheck.Problem(token, new(issuer, flow.Settings.ClientId, nonce, flow.Host.Clock.GetUtcNow())) is { } problem)
            return Wrong(problem);
        return await SignatureProblemAsync(token, cancellationToken) is { } error ? new(default, error) : new(token.Payload, null);
    }

    // Point 6: what came straight from the token endpoint over TLS is the issuer's without a signature, and only that is.
    private async Task<ProviderError?> SignatureProblemAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (flow.Server.Token?.Scheme == Uri.UriSchemeHttps || flow.Server.Jwks is not { } jwks)
            return null;
        var answer = await new Wire(flow.Host).GetAsync(jwks, null, cancellationToken);
        if (answer.Error is { } error)
            return new() { Kind = error.Kind, Message = $"the keys that the ID token is signed with cannot be read: {error.Message}", RetryAfter = error.RetryAfter };
        return KeySet.TryParse(answer.Document)?.Verifies(token) == true ? null : Wrong("none of the server's keys has signed it").Error;
    }

    private static IdTokenClaims Wrong(string why) =>
        new(default, new() { Kind = ErrorKind.MalformedAnswer, Message = $"the server's ID token cannot be believed: {why}" });
}
