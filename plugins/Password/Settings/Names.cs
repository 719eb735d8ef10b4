namespace Authx.Provider.Password;

/// <summary>Which names an operation's templates may have: what is given, and what was read before.</summary>
internal sealed class Names(Recipe recipe)
{
    /// <summary>The names that are known before its first request.</summary>
    public HashSet<string> Before(string operation)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ValueName.Origin };
        if (operation == Op.Login)
        {
            known.UnionWith([ValueName.Username, ValueName.Password, ValueName.OneTimeCode, ValueName.Basic]);
            return known;
        }

        known.UnionWith(ReadBy(Op.Login));
        known.UnionWith(ReadBy(Op.Whoami).Where(IsOfAccount));
        if (operation == Op.SessionEnd)
            known.Add(ValueName.SessionId);
        known.Remove(ValueName.ExpiresIn);
        known.Remove(ValueName.ExpiresAt);
        return known;
    }

    private static bool IsOfAccount(string name) =>
        name.Equals(ValueName.AccountId, StringComparison.OrdinalIgnoreCase) || name.Equals(ValueName.AccountName, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> ReadBy(string operation) =>
        recipe.Operation(operation)?.Steps.SelectMany(step => step.Extractors).Select(extractor => extractor.Key) ?? [];
}
