using System.Net.Http.Headers;
using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>An answer as extractors and conditions see it.</summary>
internal sealed record Reply(int Status, HttpResponseHeaders Headers, IReadOnlyList<SetCookie> Cookies)
{
    /// <summary>The document; undefined where the body was empty or was not read.</summary>
    public JsonElement Document { get; init; }

    /// <summary>The body as text; null where nothing searches it.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it is a web page, where a value may be spelled with entities.</summary>
    public bool IsPage { get; init; }

    /// <summary>The cookie of that name that was set last and not taken away again; null where none was.</summary>
    public SetCookie? Cookie(string name)
    {
        for (var at = Cookies.Count - 1; at >= 0; at--)
        {
            if (Cookies[at].Name == name && Cookies[at].Value.Length > 0 && !IsReplaced(at))
                return Cookies[at];
        }

        return null;
    }

    // One of the same name and another path is another cookie: servers take old ones away beside setting the new one.
    private bool IsReplaced(int at)
    {
        for (var later = at + 1; later < Cookies.Count; later++)
        {
            if (Cookies[later].IsSameAs(Cookies[at]))
                return true;
        }

        return false;
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
