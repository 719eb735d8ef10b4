using System.Net.Http.Headers;
using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>An answer as extractors and conditions see it.</summary>
internal sealed record Reply(int Status, HttpResponseHeaders Headers, IReadOnlyList<SetCookie> Cookies)
{
    /// <summary>The document; undefined where the body was empty or was not read.</summary>
    public JsonElement Document { get; init; }

    /// <summary>The cookie of that name that was set last; null where none was, or it was taken away.</summary>
    public SetCookie? Cookie(string name)
    {
        for (var at = Cookies.Count - 1; at >= 0; at--)
        {
            if (Cookies[at].Name == name)
                return Cookies[at].Value.Length > 0 ? Cookies[at] : null;
        }

        return null;
    }

    public string? Header(string name)
    {
        if (!Headers.TryGetValues(name, out var values))
            return null;
        foreach (var value in values)
            return value.Trim();
        return null;
    }
}
