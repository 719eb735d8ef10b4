using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>
/// A look at an answer: <c>json:/user</c> (there, and neither null nor false), <c>json:/state = on</c>, <c>json:/state != off</c>,
/// <c>json:/error = null</c> (null, or not there); with a header or a cookie alike.
/// </summary>
internal sealed record Condition(Source Source, string? Expected, bool IsNegated)
{
    public bool ReadsBody => Source.Kind == Source.Json;

    public static Condition Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return new(Source.Of(text.Trim()), null, false);
        var isNegated = text[equals - 1] == '!';
        var source = text[..(isNegated ? equals - 1 : equals)].Trim();
        return new(Source.Of(source), text[(equals + 1)..].Trim(), isNegated);
    }

    /// <summary>Why it cannot be asked, to stand behind its key; null where it can.</summary>
    public string? Problem() => Source.Kind is Source.Json or Source.Header or Source.Cookie
        ? Source.Problem()
        : "is none of json:/pointer, header:NAME, cookie:NAME, with = TEXT or != TEXT behind it where a value is meant";

    public bool Holds(Reply reply)
    {
        if (Expected is null)
            return ReadsBody ? Json.SaysYes(reply.Document, Source.Where) : Source.Find(reply) is not null;
        return (Expected == "null" ? IsNothing(reply) : Source.Find(reply) == Expected) != IsNegated;
    }

    private bool IsNothing(Reply reply) => ReadsBody
        ? Json.Find(reply.Document, Source.Where) is not { ValueKind: not JsonValueKind.Null }
        : Source.Find(reply) is null;
}
