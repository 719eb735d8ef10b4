using System.Text.RegularExpressions;

namespace Authx.Host.Commands.Plugin;

/// <summary>Finds what went wrong in what the .NET SDK printed, which may be a stack trace of a hundred lines.</summary>
internal static partial class DotnetErrors
{
    /// <summary>What it complains of first, and why, as one half of a sentence; null where it printed nothing.</summary>
    public static string? Find(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = Array.FindIndex(lines, line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
        if (first < 0)
            return lines.LastOrDefault();
        var cause = lines.Skip(first + 1).Select(line => Cause().Match(line)).FirstOrDefault(match => match.Success);
        var what = Plain(lines[first]);
        return cause is null ? what : $"{what}: {Plain(cause.Groups[1].Value)}";
    }

    private static string Plain(string line) => Label().Replace(line, "").TrimEnd('.');

    [GeneratedRegex(@"^(error:\s*)?([\w.]+Exception(\s\(\d+\))?:\s*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"---> (.+)$")]
    private static partial Regex Cause();
}
