using System.Globalization;

namespace Authx.Provider.Password;

/// <summary>The requests that do one thing, in their order.</summary>
internal sealed record Operation(string Name, IReadOnlyList<Step> Steps)
{
    /// <summary>More than these and it is a program, which takes a plugin.</summary>
    public const int MaxSteps = 3;

    /// <summary>All names that its templates use.</summary>
    public IEnumerable<string> Names => Steps.SelectMany(step => step.Names);

    public bool Uses(string name)
    {
        foreach (var step in Steps)
        {
            if (step.Uses(name))
                return true;
        }

        return false;
    }

    /// <summary>Reads it out of a recipe; null where nothing of it is there.</summary>
    public static Operation? Of(Recipe recipe, string name)
    {
        var steps = new List<Step>();
        if (recipe.Find(name + ".path") is not null)
            steps.Add(new(recipe, name, name, 0));
        foreach (var step in StepNames(recipe, name))
            steps.Add(new(recipe, $"{name}.steps.{step}", name, OrderOf(recipe, $"{name}.steps.{step}.order")));
        if (steps.Count == 0)
            return null;
        steps.Sort(Compare);
        steps[^1].IsLast = true;
        return new(name, steps);
    }

    private static int Compare(Step one, Step other) =>
        one.Order != other.Order ? one.Order.CompareTo(other.Order) : StringComparer.OrdinalIgnoreCase.Compare(one.Key, other.Key);

    private static int OrderOf(Recipe recipe, string key) =>
        int.TryParse(recipe.Find(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var order) ? order : -1;

    private static HashSet<string> StepNames(Recipe recipe, string name)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, _) in recipe.Below(name + ".steps"))
        {
            if (key.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
                names.Add(key[..dot]);
        }

        return names;
    }
}
