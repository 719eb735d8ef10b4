using System.Buffers;

namespace Authx.Host.Providers.Installing;

/// <summary>The rule for the names in a package. A name that passes stays in its folder, on every system.</summary>
internal static class EntryNames
{
    private const int MaxLength = 200;
    private static readonly SearchValues<char> NotOnWindows = SearchValues.Create("<>\"|?*");

    /// <summary>What is wrong with the name, to stand after "the entry … "; null when nothing is.</summary>
    public static string? Problem(string name)
    {
        if (name.Length is 0 or > MaxLength)
            return $"has a name of {name.Length} characters";
        if (name.StartsWith('/'))
            return "is absolute";
        if (name.Contains('\\'))
            return "has a backslash in its name";
        if (name.Contains(':'))
            return "names a drive";
        if (name.AsSpan().ContainsAnyExceptInRange(' ', '~') || name.AsSpan().ContainsAny(NotOnWindows))
            return "has a character in its name that not every system takes";
        return name.Split('/').Select(PartProblem).FirstOrDefault(problem => problem is not null);
    }

    private static string? PartProblem(string part) => part switch
    {
        "" => "has an empty part in its name",
        "." or ".." => "leads out of its folder",
        _ when part.EndsWith('.') || part.EndsWith(' ') => "has a part in its name that ends in a dot or a space",
        _ when Name.IsDevice(part) => "means a device on Windows",
        _ => null,
    };
}
