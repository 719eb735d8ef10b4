using System.Globalization;

namespace Authx.Provider.Password;

/// <summary>The name of a session at its server.</summary>
internal static class SessionId
{
    /// <summary>
    /// The pin that says where in which token the id was found, by which extractor. While that holds nothing is searched:
    /// the first regex of a process takes longer than all the rest of a logout.
    /// </summary>
    public const string SeenPin = "tokenId.seen";

    /// <summary>
    /// The id that the token itself tells where the recipe reads it there, else the one that was told at login. A stored
    /// token that cannot be understood has none: it must not be ended under somebody else's name.
    /// </summary>
    public static string? Of(Recipe recipe, string token, string? told)
    {
        var extractor = Extractor(recipe);
        if (extractor is null || (told is not null && recipe.Find(SeenPin) == Seen(extractor, token, told)))
            return Usable(told, token);
        var sources = Source.List(extractor);
        if (!sources.Exists(source => source.IsOfToken))
            return Usable(told, token);
        var own = Extraction.FromToken(extractor, token);
        return Usable(own ?? (sources.TrueForAll(source => source.IsOfToken) ? null : told), token);
    }

    /// <summary>The recipe's pins, and where the id was found.</summary>
    public static IReadOnlyDictionary<string, string> Pins(Recipe recipe, string token, string? id)
    {
        var pins = new Dictionary<string, string>(recipe.Pins, StringComparer.OrdinalIgnoreCase);
        pins.Remove(SeenPin);
        if (id is not null && Extractor(recipe) is { } extractor && token.Contains(id, StringComparison.Ordinal))
            pins[SeenPin] = Seen(extractor, token, id);
        return pins;
    }

    private static string Seen(string extractor, string token, string id) => string.Create(
        CultureInfo.InvariantCulture, $"{token.IndexOf(id, StringComparison.Ordinal)}/{token.Length} {extractor}");

    // An id is printed and goes into addresses: the token itself is none, and dots would lead to another resource.
    public static string? Usable(string? id, string token) =>
        string.IsNullOrWhiteSpace(id) || id is "." or ".." || id == token || id.Length > 512 ? null : id;

    private static string? Extractor(Recipe recipe)
    {
        if (recipe.Find("login.extract.tokenId") is { } direct)
            return direct;
        foreach (var step in recipe.Operation(Op.Login)?.Steps ?? [])
        {
            foreach (var (name, text) in step.Extractors)
            {
                if (name.Equals(ValueName.TokenId, StringComparison.OrdinalIgnoreCase))
                    return text;
            }
        }

        return null;
    }
}
