using Authx.Host.Settings;

namespace Authx.Host.Commands.Config;

/// <summary>Says what is wrong with settings, beside a result.</summary>
internal static class SettingsTalk
{
    /// <summary>A problem in one line: where, which key, what.</summary>
    public static string Line(SettingsProblem problem) => ForeignText.Clean(problem.Message);

    /// <summary>Warns of each problem.</summary>
    public static void Warn(Toolbox tools, IEnumerable<SettingsProblem> problems)
    {
        foreach (var problem in problems)
            tools.Printer.Warn(Line(problem));
    }

    /// <summary>Warns that there are problems, if there are any.</summary>
    public static void WarnOfProblems(Toolbox tools, int count)
    {
        if (count > 0)
            tools.Printer.Warn($"{(count == 1 ? "One thing is" : $"{count} things are")} wrong with the settings; see authx config validate.");
    }
}
