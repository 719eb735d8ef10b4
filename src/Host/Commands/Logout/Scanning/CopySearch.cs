using System.Buffers;

namespace Authx.Host.Commands.Logout.Scanning;

/// <summary>A place where a copy of the secret stands: a variable, or a file and its line.</summary>
internal sealed record Copy(string Kind, string Place, int? Line)
{
    public string Where => Line is { } line ? $"{Place}:{line}" : $"the variable {Place}";
}

/// <summary>Finds exact copies of a grant's secrets, in the forms in which they are written down. Never says what they are.</summary>
internal sealed class CopySearch(Surroundings surroundings)
{
    // A shorter secret stands in too many texts by chance.
    private const int Shortest = 8;

    /// <param name="grant">The grant, with its secrets.</param>
    /// <param name="own">The grant's own file, which is about to be erased.</param>
    public IReadOnlyList<Copy> Find(Grant grant, string own)
    {
        var copies = new List<Copy>();
        foreach (var credential in grant.Credentials)
            copies.AddRange(Find(credential.Kind, credential.Value, own));
        foreach (var (name, secret) in grant.SupportingSecrets)
            copies.AddRange(Find(name, secret, own));
        return copies;
    }

    private IEnumerable<Copy> Find(string kind, Secret secret, string own)
    {
        if (secret.Reveal().Length < Shortest)
            yield break;
        var forms = SearchValues.Create([.. SecretForms.Of(secret.Reveal()).SelectMany(Written).Distinct()], StringComparison.Ordinal);
        foreach (var text in surroundings.Texts)
        {
            if (text.Called == own)
                continue;
            foreach (var line in LinesWith(text, forms))
                yield return new(kind, text.Called, line);
        }
    }

    private static IEnumerable<int?> LinesWith(Searched searched, SearchValues<string> forms)
    {
        var (text, at, line) = (searched.Text, 0, 1);
        while (text.AsSpan(at).IndexOfAny(forms) is var next and >= 0)
        {
            line += text.AsSpan(at, next).Count('\n');
            yield return searched.IsVariable ? null : line;
            // The rest of this line says nothing new.
            var end = text.IndexOf('\n', at + next);
            if (end < 0 || searched.IsVariable)
                yield break;
            (at, line) = (end + 1, line + 1);
        }
    }

    // As bytes of UTF-8, and as zsh writes those into its history.
    private static IEnumerable<string> Written(string form)
    {
        var bytes = Surroundings.Latin(form);
        yield return bytes;
        if (bytes.AsSpan().ContainsAnyInRange('\u0083', '\u00a2'))
            yield return string.Concat(bytes.Select(c => c is >= '\u0083' and <= '\u00a2' ? $"\u0083{(char)(c ^ 0x20)}" : c.ToString()));
    }
}
