namespace Authx.Host;

/// <summary>Finds the name that was probably meant. A suggestion is shown, never run.</summary>
internal static class Suggest
{
    private const int MostEdits = 2;

    /// <summary>The nearest known name, or null where none is near enough to be worth showing.</summary>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        string? best = null;
        var fewest = MostEdits + 1;
        foreach (var name in known)
        {
            // One edit in three letters: "ci" and "cd" are two names, "logot" and "logout" are one.
            var allowed = Math.Min(MostEdits, Math.Max(typed.Length, name.Length) / 3);
            var edits = Edits(typed, name, allowed);
            if (edits > allowed || edits >= fewest)
                continue;
            (best, fewest) = (name, edits);
        }

        return best;
    }

    // Damerau-Levenshtein without overlaps: a swap of two neighbours is one slip of the fingers.
    private static int Edits(string a, string b, int allowed)
    {
        if (Math.Abs(a.Length - b.Length) > allowed)
            return int.MaxValue;
        int[] before = [], above = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = above[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (IsSwap(a, b, i, j))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above) = (above, row);
        }

        return above[b.Length];
    }

    private static bool IsSwap(string a, string b, int i, int j) =>
        i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]);

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
