using System.Text;

namespace Authx.Provider.ApiKey;

/// <summary>What can stand in a path or body: the key's id and the account's, never the key.</summary>
internal sealed record Ids(string? KeyId, string? AccountId)
{
    public const string KeyPlaceholder = "{keyId}";
    public const string AccountPlaceholder = "{accountId}";

    /// <summary>Whether it can stand in a path: a segment of dots would lead to another resource.</summary>
    public static bool CanAddress(string? id) => !string.IsNullOrWhiteSpace(id) && id is not ("." or "..");

    /// <summary>Puts the ids in, in one pass, so that nothing in an id is ever taken for a placeholder.</summary>
    public string Fill(string template, Func<string, string> escape)
    {
        var filled = new StringBuilder(template.Length);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var brace and >= 0)
        {
            filled.Append(rest[..brace]);
            rest = rest[brace..];
            var taken = Append(filled, rest, escape);
            rest = rest[taken..];
        }

        return filled.Append(rest).ToString();
    }

    private int Append(StringBuilder filled, ReadOnlySpan<char> rest, Func<string, string> escape)
    {
        if (rest.StartsWith(KeyPlaceholder, StringComparison.Ordinal))
        {
            filled.Append(escape(KeyId ?? ""));
            return KeyPlaceholder.Length;
        }

        if (rest.StartsWith(AccountPlaceholder, StringComparison.Ordinal))
        {
            filled.Append(escape(AccountId ?? ""));
            return AccountPlaceholder.Length;
        }

        filled.Append('{');
        return 1;
    }
}
