using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Reads the tokens out of a token endpoint's answer, and refuses what cannot be one.</summary>
internal sealed class TokenReader(JsonElement document, DateTimeOffset now)
{
    public TokenResult Read(int? status)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return Malformed(status, $"the server answered {status} with something that is no token answer");
        if (Problem() is { } problem)
            return Malformed(status, problem);
        var access = Token("access_token")!;
        return new()
        {
            Status = status,
            Tokens = new()
            {
                AccessToken = access,
                AccessTokenExpiresAt = Lifetime.Read(document, "expires_in", now) ?? OwnExpiry(access),
                RefreshToken = Token("refresh_token"),
                RefreshTokenExpiresAt = Lifetime.Read(document, "refresh_token_expires_in", now) ?? Lifetime.Read(document, "refresh_expires_in", now),
                IdToken = Token("id_token"),
                Scope = Json.Text(Json.Member(document, "scope")),
            },
        };
    }

    /// <summary>When a token that is a JWT says that it expires.</summary>
    public static DateTimeOffset? OwnExpiry(Secret token) => JsonWebToken.TryParse(token.Reveal())?.Time("exp");

    private string? Problem()
    {
        if (Json.Text(Json.Member(document, "access_token")) is not { Length: > 0 } access)
            return "the server's answer holds no access token";
        if (Secret.ProblemWithToken(access) is { } problem)
            return $"what the server gave out as an access token cannot be one: {problem}";
        if (Json.Text(Json.Member(document, "refresh_token")) is { Length: > 0 } refresh && Secret.ProblemWithToken(refresh) is { } other)
            return $"what the server gave out as a refresh token cannot be one: {other}";
        // RFC 6749 section 7.1: a token of a type that the client does not understand must not be used.
        return Json.Text(Json.Member(document, "token_type")) is { Length: > 0 } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? $"the server gave out a token of the type \"{Endpoint.Show(type)}\", and only bearer tokens can be used"
            : null;
    }

    private Secret? Token(string member) =>
        Json.Text(Json.Member(document, member)) is { } text && Secret.ProblemWithToken(text) is null ? new(text) : null;

    private TokenResult Malformed(int? status, string message)
    {
        var leftovers = new List<Credential>();
        if (Token("refresh_token") is { } refresh)
            leftovers.Add(new() { Kind = CredentialKind.RefreshToken, Value = refresh });
        if (Token("access_token") is { } access)
            leftovers.Add(new() { Kind = CredentialKind.AccessToken, Value = access });
        return new() { Status = status, Leftovers = leftovers, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = message } };
    }
}
