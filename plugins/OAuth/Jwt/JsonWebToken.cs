using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>
/// A signed token in its compact form (RFC 7515, RFC 7519), read strictly and within bounds. Reading verifies nothing:
/// that is for <see cref="KeySet"/> and <see cref="IdTokenCheck"/>.
/// </summary>
internal sealed class JsonWebToken
{
    /// <summary>The longest token that is read, in characters.</summary>
    public const int MaxLength = 65_536;

    private const int MaxAudiences = 100;
    private const double LastSecond = 253_402_300_799;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    // RFC 7515 section 4 and RFC 7519 section 4: a name stands once. Two readers could otherwise take different ones.
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    private JsonWebToken(JsonElement header, JsonElement payload, string signingInput, byte[] signature)
    {
        Header = header;
        Payload = payload;
        SigningInput = signingInput;
        Signature = signature;
    }

    /// <summary>How it is signed.</summary>
    public JsonElement Header { get; }

    /// <summary>What it says.</summary>
    public JsonElement Payload { get; }

    /// <summary>What was signed: both parts as they came.</summary>
    public string SigningInput { get; }

    /// <summary>The signature; empty where there is none.</summary>
    public byte[] Signature { get; }

    /// <summary>The signature's algorithm, as the token names it.</summary>
    public string? Algorithm => Json.Text(Json.Member(Header, "alg"));

    /// <summary>The name of the key that signed it, where the token tells.</summary>
    public string? KeyId => Json.Text(Json.Member(Header, "kid"));

    /// <summary>Whom it is for: one name or several.</summary>
    public IReadOnlyList<string> Audiences => Claim("aud") switch
    {
        { ValueKind: JsonValueKind.String } one => Json.Text(one) is { } name ? [name] : [],
        { ValueKind: JsonValueKind.Array } several when several.GetArrayLength() <= MaxAudiences =>
            [.. several.EnumerateArray().Select(Json.Text).OfType<string>()],
        _ => [],
    };

    /// <summary>Reads a token; null where it is none.</summary>
    public static JsonWebToken? TryParse(string text)
    {
        if (text.Length > MaxLength || text.Split('.', 4) is not [var header, var payload, var signature])
            return null;
        if (Read(header) is not { } head || Read(payload) is not { } body || Base64UrlText.TryDecode(signature) is not { } signed)
            return null;
        return new(head, body, text[..(header.Length + 1 + payload.Length)], signed);
    }

    /// <summary>A claim, whatever it is; undefined where there is none.</summary>
    public JsonElement Claim(string name) => Json.Member(Payload, name);

    /// <summary>A claim that is a text.</summary>
    public string? Text(string claim) => Json.Text(Claim(claim));

    /// <summary>A claim that is a time: seconds since 1970, also with a fraction.</summary>
    public DateTimeOffset? Time(string claim) =>
        Claim(claim) is { ValueKind: JsonValueKind.Number } value
            && double.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= LastSecond
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static JsonElement? Read(string part)
    {
        if (Base64UrlText.TryDecode(part) is not { } bytes)
            return null;
        try
        {
            using var document = JsonDocument.Parse(Strict.GetString(bytes), Once);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
