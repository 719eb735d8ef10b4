namespace Authx.Host.Commands;

/// <summary>Asks before something that cannot be undone.</summary>
internal sealed class Consent(Toolbox tools)
{
    /// <summary>Asks where the settings say <c>confirm: always</c>; a single logout is not asked about otherwise.</summary>
    /// <exception cref="FailureException">The answer is no, or nobody can be asked.</exception>
    public Task DemandIfAlwaysAsync(string question, bool given, CancellationToken cancellationToken) =>
        given || tools.ConfirmSetting() != "always" ? Task.CompletedTask : DemandAsync(question, given, cancellationToken);

    /// <summary>Asks, unless the settings say <c>confirm: never</c>.</summary>
    /// <exception cref="FailureException">The answer is no, or nobody can be asked.</exception>
    public Task DemandUnlessNeverAsync(string question, bool given, CancellationToken cancellationToken) =>
        given || tools.ConfirmSetting() == "never" ? Task.CompletedTask : DemandAsync(question, given, cancellationToken);

    /// <summary>Asks.</summary>
    /// <exception cref="FailureException">The answer is no, or nobody can be asked.</exception>
    public async Task DemandAsync(string question, bool given, CancellationToken cancellationToken)
    {
        if (given)
            return;
        // A document must be the only thing that is said, so with --json there is no asking.
        if (!tools.Printer.CanAsk || !tools.Printer.IsText)
            throw new Failure(ErrorCode.ConfirmationNeeded, $"{question} This must be confirmed, and nobody can be asked here. Nothing was done.")
            { Hint = "Give --force to confirm." }.AsException();
        await tools.Terminal.Error.WriteAsync($"{question} [y/N] ");
        tools.Interrupts.Listen();
        var answer = await AnswerAsync(cancellationToken);
        if (answer?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
            throw new Failure(ErrorCode.Declined, "Not confirmed. Nothing was done.").AsException();
    }

    private async Task<string?> AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await tools.Terminal.ReadLineAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C leaves the cursor behind the question.
            await tools.Terminal.Error.WriteLineAsync();
            throw;
        }
    }
}
