using Authx.Host.Commands.Line;

namespace Authx.Host.Commands;

/// <summary>One run of the tool: a line in, a result and an exit code out. The one place that reports failures.</summary>
internal sealed class App(Toolbox tools)
{
    public ExitCode Run(IReadOnlyList<string> args)
    {
        // Until the line is parsed, its form is guessed, so that what is wrong with it is said in that form too.
        tools.Options = new() { Output = new() { Form = GlobalOptionsReader.GuessForm(args) } };
        var line = new CommandLine(args, tools);
        try
        {
            if (line.Parse() is not { } run)
                return ExitCode.Done;
            var code = run(tools.Interrupts.Stop);
            TellOfWaiting(line);
            return code;
        }
        catch (FailureException e)
        {
            return Report(line, e.Failure);
        }
        catch (OperationCanceledException) when (tools.Interrupts.Stop.IsCancellationRequested)
        {
            return Report(line, new(ErrorCode.Interrupted, "Interrupted."));
        }
        catch (MissingInputException e)
        {
            return Report(line, new(ErrorCode.InputMissing, e.Message) { Hint = $"Give it with {e.Question.Option}." });
        }
        catch (Exception e)
        {
            ShowWhere(e);
            return Report(line, Mistake.In(e, tools.Redactor));
        }
    }

    // One look for a directory that is seldom there.
    private void TellOfWaiting(CommandLine line)
    {
        if (line.Named == "pending" || !Directory.Exists(tools.Places.Pending))
            return;
        // What has expired by itself waits for nothing.
        var count = tools.Outbox.Alive().Count;
        if (count > 0)
            tools.Printer.Note($"{(count == 1 ? "One revocation waits" : $"{count} revocations wait")} to be tried again: authx pending list");
    }

    private ExitCode Report(CommandLine line, Failure failure)
    {
        var verb = Verbs.Find(line.Named);
        tools.Printer.Fail(failure);
        if (!tools.Printer.IsText)
            tools.Printer.Document(json => (verb?.WriteFailure ?? Documents.WriteFailure)(json, failure));
        return ExitCodes.Of(failure.Code);
    }

    private void ShowWhere(Exception e)
    {
        if (tools.Options.Output.Verbose)
            foreach (var part in e.ToString().Split('\n'))
                tools.Printer.Detail(ForeignText.Clean(part, tools.Redactor));
    }
}
