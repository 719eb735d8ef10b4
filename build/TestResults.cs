using System.Xml.Linq;

namespace Authx.Build;

/// <summary>The sum over all test projects.</summary>
internal sealed record TestResults(int Passed, int Failed, int Skipped, IReadOnlyList<string> Failures)
{
    /// <summary>Reads the .trx files below a directory, one per project.</summary>
    public static TestResults Read(string directory)
    {
        var outcomes = Directory.EnumerateFiles(directory, "*.trx", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants())
            .Where(element => element.Name.LocalName == "UnitTestResult")
            .Select(element => (Name: (string)element.Attribute("testName")!, Outcome: (string?)element.Attribute("outcome")))
            .ToList();
        var failures = outcomes.Where(one => one.Outcome is not ("Passed" or "NotExecuted")).Select(one => one.Name);
        return new(
            outcomes.Count(one => one.Outcome == "Passed"),
            failures.Count(),
            outcomes.Count(one => one.Outcome == "NotExecuted"),
            [.. failures.Order(StringComparer.Ordinal)]);
    }

    public override string ToString() =>
        $"{Passed} passed, {Failed} failed" + (Skipped > 0 ? $", {Skipped} skipped" : "");
}
