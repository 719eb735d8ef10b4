using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>Reads what a JWT says of itself. Nothing is verified: it only tells this client which session it is.</summary>
internal static class Jwt
{
    /// <summary>A claim by its name, or by a pointer that leads to it; null where the token is no JWT.</summary>
    public static string? Claim(string token, string name)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts[1].Length == 0)
            return null;
        try
        {
            using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1].AsSpan().TrimEnd('=')));
            var pointer = name.StartsWith('/') ? name : "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            return Json.Label(payload.RootElement, pointer);
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
