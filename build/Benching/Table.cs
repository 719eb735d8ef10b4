using System.Globalization;

namespace Authx.Build.Benching;

/// <summary>Prints what was measured, and what was wanted.</summary>
internal sealed class Table
{
    private readonly Subject _yardstick;
    private bool _hasGoals;

    public Table(Subject yardstick, int runs)
    {
        _yardstick = yardstick;
        WriteLine();
        WriteLine($"{runs} runs each in turn; medians in ms, CPU is user + system of the whole process");
        WriteLine($"{"",-28}{"CPU",8}{"× hello",10}{"lowest",10}{"× hello",10}{"wall",8}");
    }

    public void Add(Subject subject) => WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{subject.Name,-28}{subject.Cpu,8:0.0}{subject.Cpu / _yardstick.Cpu,10:0.00}{subject.LowestCpu,10:0.0}{subject.LowestCpu / _yardstick.LowestCpu,10:0.00}{subject.Wall,8:0.0}"));

    public void Goal(string what, double value, double limit, string unit)
    {
        if (!_hasGoals)
            WriteLine();
        _hasGoals = true;
        var verdict = value <= limit ? "met" : "NOT MET";
        WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28}{value,8:0.00}   goal: at most {limit} {unit}: {verdict}"));
    }

    public static void Note(string text) => WriteLine(text);
}
