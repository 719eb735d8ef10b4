namespace Authx.Host.Settings;

/// <summary>One thing that is wrong with the settings. It never carries a value: a value may be a secret in the wrong place.</summary>
internal sealed record SettingsProblem(Origin Origin, string Words)
{
    /// <summary>What kind of failure it is.</summary>
    public ErrorCode Code { get; init; } = ErrorCode.InvalidSettings;

    /// <summary>What to run or to do next.</summary>
    public string? Hint { get; init; }

    /// <summary>The key as people write it: dots between maps.</summary>
    public string Key => ConfigKey.Show(Origin.Key);

    /// <summary>The whole sentence: where, which key, what.</summary>
    public string Message => Key.Length == 0 ? $"{Origin}: {Sentence}" : $"{Origin}: {Key} {Sentence}";

    /// <summary>The words with the mark that ends them.</summary>
    public string Sentence => Words.EndsWith('?') ? Words : Words + ".";

    /// <summary>The failure that stands for all of them; the first has the word.</summary>
    public static Failure Sum(IReadOnlyList<SettingsProblem> problems)
    {
        var first = problems[0];
        var more = problems.Count == 1 ? "" : $" And {problems.Count - 1} more; see authx config validate.";
        return new(first.Code, first.Message + more) { Hint = first.Hint ?? "authx config validate" };
    }

    /// <summary>In the order of the files.</summary>
    public static List<SettingsProblem> InOrder(IEnumerable<SettingsProblem> problems) => [.. problems
        .OrderBy(problem => problem.Origin.Layer)
        .ThenBy(problem => problem.Origin.Line)
        .ThenBy(problem => problem.Origin.Column)];

    /// <summary>Throws their sum, if there are any.</summary>
    public static void ThrowIfAny(IReadOnlyList<SettingsProblem> problems)
    {
        if (problems.Count > 0)
            throw Sum(problems).AsException();
    }
}
