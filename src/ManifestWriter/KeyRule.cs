namespace Authx.ManifestWriter;

/// <summary>What a setting's key may look like: words with dots between them, a star for a word that the user chooses.</summary>
internal static class KeyRule
{
    public static string? Objection(string key)
    {
        var words = key.Split('.');
        if (words[0] == "*")
            return "begins with a star: it would swallow every key";
        if (words.Any(word => word.Contains('*') && word != "*"))
            return "has a star inside a word; a star stands for a whole word";
        return words.All(word => word == "*" || IsWord(word)) ? null : "is not made of words (a-z A-Z 0-9 _ -) with dots between them";
    }

    private static bool IsWord(string word) =>
        word.Length > 0 && char.IsAsciiLetter(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
