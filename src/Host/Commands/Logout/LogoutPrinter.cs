using System.Text.Json;
using Authx.Host.Terminal;

namespace Authx.Host.Commands.Logout;

/// <summary>Prints a report in the form that was asked for.</summary>
internal sealed class LogoutPrinter(Printer printer, bool dryRun)
{
    public void Print(LogoutReport report)
    {
        if (report.Error is { } error && !report.ErrorIsSaid)
            printer.Fail(error);
        if (printer.IsText)
            PrintText(report);
        else
            printer.Document(report.Write);
    }

    /// <summary>Prints the reports of many, in their order.</summary>
    public void Print(IReadOnlyList<LogoutReport> reports, IEnumerable<Warning> said)
    {
        if (printer.IsText)
            PrintText(reports);
        else
            printer.Document(json => Write(json, reports, said));
    }

    private void PrintText(IReadOnlyList<LogoutReport> reports)
    {
        foreach (var report in reports)
            Print(report);
        if (reports.Count == 0)
            printer.Note("No active session; nothing to do.");
        else if (reports.Count > 1 && reports.Count(r => r.Local is LocalState.Kept or LocalState.Failed) is var left and > 0)
            printer.Note($"{left} of {reports.Count} profiles {(left == 1 ? "is" : "are")} left.");
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<LogoutReport> reports, IEnumerable<Warning> said)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteStartArray("results");
        // What was said while they ran belongs to none of them alone.
        foreach (var report in reports)
            (report == reports[0] ? report with { Said = said } : report).Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void PrintText(LogoutReport report)
    {
        var sentence = LogoutText.Of(report, dryRun);
        // Nothing to do, and nothing done, are no results.
        if (report.Revocation == Revocation.None || report.Local is LocalState.Kept or LocalState.Failed)
            printer.Note(sentence);
        else
            printer.Done(report.Write, sentence);
        foreach (var warning in report.Warnings)
            Say(warning);
    }

    // That an API key lives on is no alarm: it is what a local sign-out means.
    private void Say(Warning warning)
    {
        if (warning.Code is WarningCode.StaysValid or WarningCode.BrowserSession or WarningCode.SimilarName or WarningCode.DryRun or WarningCode.DefaultUnset)
            printer.Note(warning.Message);
        else
            printer.Warn(warning.Message);
    }
}
