using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Authx.Sandbox.OAuth.Signing;

/// <summary>A token that was taken apart, and not yet believed.</summary>
internal sealed record Jwt(JsonElement Header, JsonElement Payload, byte[] Signed, byte[] Signature)
{
    public string? Algorithm => Header.TryGetProperty("alg", out var name) ? name.ToString() : null;

    public static Jwt? TryRead(string text)
    {
        if (text.Split('.') is not [var header, var payload, var signature])
            return null;
        try
        {
            return new(Part(header), Part(payload), Encoding.ASCII.GetBytes($"{header}.{payload}"), Base64Url.DecodeFromChars(signature));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    public string? Text(string claim) => Payload.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public DateTimeOffset? Time(string claim) =>
        Payload.TryGetProperty(claim, out var value) && value.TryGetInt64(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static JsonElement Part(string text) => JsonDocument.Parse(Base64Url.DecodeFromChars(text)).RootElement;
}
