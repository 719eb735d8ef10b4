using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Reads the answer of a server that writes forms, as some did before RFC 6749, as if it were a document.</summary>
internal static class FormDocument
{
    public static bool IsForm(HttpContent content) =>
        string.Equals(content.Headers.ContentType?.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    public static JsonElement Read(string body)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0)
                members[Decode(pair[..sign])] = Decode(pair[(sign + 1)..]);
        }

        return JsonSerializer.SerializeToElement(members);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
