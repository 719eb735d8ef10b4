using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>An <c>error</c> that a server named (RFC 6749 section 5.2), fit to be shown.</summary>
internal sealed record OAuthError(string Code, string? Description)
{
    public const string InvalidClient = "invalid_client";
    public const string InvalidGrant = "invalid_grant";
    public const string InvalidToken = "invalid_token";
    public const string UnsupportedTokenType = "unsupported_token_type";

    private const int MaxCode = 64;
    private const int MaxDescription = 300;

    /// <summary>Reads it from a document; null where it names none.</summary>
    public static OAuthError? Read(JsonElement document) =>
        Json.Text(Json.Member(document, "error")) is { Length: > 0 and <= MaxCode } code && IsCode(code)
            ? new(code, Clean(Json.Text(Json.Member(document, "error_description"))))
            : null;

    /// <summary>Reads what was given in a query, as the answer of an authorization endpoint is.</summary>
    public static OAuthError Of(string code, string? description) =>
        new(code is { Length: > 0 and <= MaxCode } && IsCode(code) ? code : "an error that cannot be shown", Clean(description));

    /// <summary>As it stands in a sentence.</summary>
    public string Words => Description is null ? Code : $"{Code}: {Description.TrimEnd('.')}";

    /// <summary>What kind of failure it is; null for a code that says nothing beyond the status.</summary>
    public ErrorKind? Kind => Code switch
    {
        InvalidClient or "unauthorized_client" => ErrorKind.ClientRefused,
        InvalidGrant or InvalidToken => ErrorKind.CredentialRefused,
        "access_denied" => ErrorKind.Denied,
        "invalid_request" or "invalid_scope" or "invalid_target" or "unsupported_grant_type" or "unsupported_response_type" => ErrorKind.Misconfigured,
        "server_error" or "temporarily_unavailable" => ErrorKind.ServerError,
        "slow_down" => ErrorKind.RateLimited,
        _ => null,
    };

    // RFC 6749 section 5.2: %x20-21 / %x23-5B / %x5D-7E; and no blank, which no real code has.
    private static bool IsCode(string code)
    {
        foreach (var character in code)
        {
            if (character is < '!' or > '~' or '"' or '\\')
                return false;
        }

        return true;
    }

    private static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaxDescription)
                return clean.Append('…').ToString();
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                clean.Append(clean.Length > 0 && clean[^1] != ' ' ? " " : "");
            else
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim() is { Length: > 0 } words ? words : null;
    }
}
