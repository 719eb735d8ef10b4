using Authx.Host.Terminal;

namespace Authx.Host.Commands.Logout;

/// <summary>Prints a report in the form that was asked for.</summary>
internal sealed class LogoutPrinter(Printer printer, bool dryRun)
{
    public void Print(LogoutReport report)
    {
        if (report.Error is { } error)
            printer.Fail(error);
        if (printer.IsText)
            PrintText(report);
        else
            printer.Document(report.Write);
    }

    private void PrintText(LogoutReport report)
    {
        var sentence = LogoutText.Of(report, dryRun);
        // Nothing to do, and nothing done, are no results.
        if (report.Revocation == Revocation.None || report.Exit != ExitCode.Done)
            printer.Note(sentence);
        else
            printer.Done(report.Write, sentence);
        foreach (var warning in report.Warnings)
            Say(warning);
    }

    // That an API key lives on is no alarm: it is what a local sign-out means.
    private void Say(Warning warning)
    {
        if (warning.Code is WarningCode.StaysValid or WarningCode.SimilarName or WarningCode.DryRun or WarningCode.DefaultUnset)
            printer.Note(warning.Message);
        else
            printer.Warn(warning.Message);
    }
}
