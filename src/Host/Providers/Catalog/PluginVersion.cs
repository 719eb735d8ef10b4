namespace Authx.Host.Providers;

/// <summary>The rule for the versions of packages, which become names of folders, and their order.</summary>
internal static class PluginVersion
{
    private const int MaxLength = 64;

    /// <summary>Whether it may be a version: numbers with dots, then perhaps <c>-</c> and a label.</summary>
    public static bool IsValid(string version)
    {
        if (version.Length is 0 or > MaxLength || version.EndsWith('.') || NumbersOf(version) is null)
            return false;
        foreach (var character in version)
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-'))
                return false;
        return true;
    }

    /// <summary>Whether a folder may be called so: a version, and perhaps a number after <c>~</c>.</summary>
    public static bool IsFolderName(string name)
    {
        var mark = name.IndexOf('~', StringComparison.Ordinal);
        return mark < 0 ? IsValid(name) : IsValid(name[..mark]) && int.TryParse(name.AsSpan(mark + 1), out _);
    }

    /// <summary>Without what follows a <c>+</c>, which says how something was built and not what it is.</summary>
    public static string Plain(string version)
    {
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..plus];
    }

    /// <summary>Whether both mean the same one: 1.0 is 1.0.0, and case does not matter.</summary>
    public static bool AreSame(string one, string other) => IsValid(Plain(one)) && IsValid(Plain(other))
        ? Compare(Plain(one), Plain(other)) == 0
        : one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a preview.</summary>
    public static bool IsPreview(string version) => version.Contains('-', StringComparison.Ordinal);

    /// <summary>The order of Semantic Versioning; both are valid.</summary>
    public static int Compare(string one, string other)
    {
        var byNumbers = NumbersOf(one)!.CompareTo(NumbersOf(other));
        if (byNumbers != 0)
            return byNumbers;
        return (IsPreview(one), IsPreview(other)) switch
        {
            (true, true) => CompareLabels(LabelOf(one).Split('.'), LabelOf(other).Split('.')),
            (var isPreview, var isOtherPreview) => isOtherPreview.CompareTo(isPreview),
        };
    }

    private static int CompareLabels(string[] one, string[] other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            var order = ComparePart(one[i], other[i]);
            if (order != 0)
                return order;
        }

        return one.Length.CompareTo(other.Length);
    }

    // Numbers come before words, and in their own order.
    private static int ComparePart(string one, string other) => (long.TryParse(one, out var number), long.TryParse(other, out var otherNumber)) switch
    {
        (true, true) => number.CompareTo(otherNumber),
        (false, false) => string.Compare(one, other, StringComparison.OrdinalIgnoreCase),
        (var isNumber, _) => isNumber ? -1 : 1,
    };

    private static string LabelOf(string version) => version[(version.IndexOf('-', StringComparison.Ordinal) + 1)..];

    // All four numbers, or a missing one would count as less than zero.
    private static Version? NumbersOf(string version)
    {
        var parts = version.Split('-', 2)[0].Split('.');
        var numbers = new int[4];
        if (parts.Length > numbers.Length)
            return null;
        for (var i = 0; i < parts.Length; i++)
            if (parts[i].Length == 0 || !parts[i].All(char.IsAsciiDigit) || !int.TryParse(parts[i], out numbers[i]))
                return null;
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
