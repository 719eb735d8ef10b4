using Authx.Host.Terminal;

namespace Authx.Host.Commands.Logout;

/// <summary>Prints a report in the form that was asked for.</summary>
internal sealed class LogoutPrinter(Printer printer, bool dryRun)
{
    public void Print(LogoutReport report)
    {
        if (report.Error is { } error)
            printer.Fail(error);
        if (report.Revocation == Revocation.None)
            printer.Note(LogoutText.Of(report, dryRun));
        foreach (var warning in report.Warnings)
            Say(warning);
        // Nothing to do is no result: the note has said it, and only a document is owed.
        if (report.Revocation != Revocation.None || !printer.IsText)
            Conclude(report);
    }

    private void Conclude(LogoutReport report)
    {
        var sentence = LogoutText.Of(report, dryRun);
        if (report.Exit == ExitCode.Done)
            printer.Done(report.Write, sentence);
        else if (!printer.IsText)
            printer.Document(report.Write);
        else
            printer.Note(sentence);
    }

    // That an API key lives on is no alarm: it is what a local sign-out means.
    private void Say(Warning warning)
    {
        if (warning.Code is WarningCode.StaysValid or WarningCode.SimilarName or WarningCode.DryRun)
            printer.Note(warning.Message);
        else
            printer.Warn(warning.Message);
    }
}
