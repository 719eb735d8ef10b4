namespace Authx.Host;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Suggest
{
    private const int MaxDistance = 2;

    /// <summary>The known word nearest to the typed one: at most two slips away, and fewer than half its letters; else null.</summary>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = MaxDistance + 1;
        foreach (var candidate in known)
        {
            var distance = Distance(typed.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= least || distance * 2 >= Math.Max(typed.Length, candidate.Length))
                continue;
            nearest = candidate;
            least = distance;
        }

        return nearest;
    }

    // Damerau-Levenshtein: one slip is a letter added, left out, replaced, or swapped with its neighbour.
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > MaxDistance)
            return MaxDistance + 1;
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            costs[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            costs[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
            for (var j = 1; j <= other.Length; j++)
                costs[i, j] = Cheapest(costs, (one, i), (other, j));
        return costs[one.Length, other.Length];
    }

    private static int Cheapest(int[,] costs, (string Text, int At) one, (string Text, int At) other)
    {
        var (i, j) = (one.At, other.At);
        var replaced = costs[i - 1, j - 1] + (one.Text[i - 1] == other.Text[j - 1] ? 0 : 1);
        var cost = Math.Min(replaced, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && one.Text[i - 1] == other.Text[j - 2] && one.Text[i - 2] == other.Text[j - 1];
        return swapped ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
    }
}
