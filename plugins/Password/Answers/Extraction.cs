namespace Authx.Provider.Password;

/// <summary>Reads the values of a step out of its answer.</summary>
internal sealed class Extraction(Recipe recipe, TimeProvider clock)
{
    /// <returns>The key of a value that had to be there and was not; null where all is well.</returns>
    public string? Take(Step step, Reply reply, Values values)
    {
        var wanted = new List<KeyValuePair<string, string>>(step.Extractors);
        var found = new Values();
        foreach (var (name, text) in wanted)
        {
            foreach (var source in Source.List(text))
            {
                if (Try(name, source, reply, found))
                    break;
            }
        }

        // Whatever reads the token waits for it, in whichever order the settings stand.
        var token = found.Find(ValueName.Token) ?? values.Find(ValueName.Token);
        foreach (var (name, text) in wanted)
            TakeFromToken(name, text, token, found);
        values.Take(found);
        var missing = wanted.Find(e => !ValueName.IsOptional(e.Key) && found.Find(e.Key) is null).Key;
        return missing is null ? null : $"{step.Key}.extract.{missing}";
    }

    /// <summary>The id that the token itself tells; null where no extractor reads it there, or it tells none.</summary>
    public static string? FromToken(string extractor, string token)
    {
        foreach (var source in Source.List(extractor))
        {
            if (source.IsOfToken && source.FindIn(token) is { } found)
                return found;
        }

        return null;
    }

    private bool Try(string name, Source source, Reply reply, Values values)
    {
        var found = source.IsOfToken ? null : source.Find(reply);
        if (string.IsNullOrEmpty(found))
            return false;
        if (Is(name, ValueName.Token))
            TakeToken(found, source, reply, values);
        else if (!Expiry(name, found, values))
            values.Put(name, found);
        return true;
    }

    private void TakeToken(string found, Source source, Reply reply, Values values)
    {
        var scheme = recipe.Scheme is { } word ? word + " " : null;
        var isWithScheme = scheme is not null && found.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
        values.Put(ValueName.Token, isWithScheme ? found[scheme!.Length..].Trim() : found);
        if (source.CookieName is { } cookie)
            values.ExpiresAt ??= reply.Cookie(cookie)!.ExpiresAt;
    }

    private bool Expiry(string name, string found, Values values)
    {
        var isIn = Is(name, ValueName.ExpiresIn);
        if (!isIn && !Is(name, ValueName.ExpiresAt))
            return false;
        values.ExpiresAt = (isIn ? Times.In(found, clock) : Times.At(found)) ?? values.ExpiresAt;
        return true;
    }

    private void TakeFromToken(string name, string extractor, string? token, Values values)
    {
        var isTold = values.Find(name) is not null || (IsExpiry(name) && values.ExpiresAt is not null);
        if (isTold || token is null || FromToken(extractor, token) is not { } found)
            return;
        if (!Expiry(name, found, values))
            values.Put(name, found);
    }

    private static bool IsExpiry(string name) => Is(name, ValueName.ExpiresIn) || Is(name, ValueName.ExpiresAt);

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
