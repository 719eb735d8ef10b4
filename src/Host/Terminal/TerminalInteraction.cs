namespace Authx.Host.Terminal;

/// <summary>A provider's way to the user. What it says has been cleaned before it comes here.</summary>
internal sealed class TerminalInteraction(ITerminal terminal, Printer printer, Browser browser, InteractionHooks hooks) : IInteraction
{
    public bool CanAsk => printer.CanAsk;

    public string? WhyNoBrowser => CanAsk ? browser.WhyNone() : "there is no terminal to go on at";

    public void Tell(string message) => printer.Note(message);

    public void Warn(string message) => hooks.Warn(message);

    public async Task<string> AskAsync(Question question, CancellationToken cancellationToken)
    {
        Prompt(question);
        return await terminal.ReadLineAsync(cancellationToken) ?? throw new MissingInputException(question);
    }

    public async Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken)
    {
        if (!CanAsk)
            throw new MissingInputException(question);
        // From here on a signal does not end the process but comes to us: the terminal must show typing again afterwards.
        hooks.ListenForSignals();
        using var hidden = terminal.HideTyping();
        Prompt(question);
        try
        {
            return new Secret(await terminal.ReadHiddenLineAsync(cancellationToken) ?? throw new MissingInputException(question));
        }
        finally
        {
            // The Enter that ended it was not shown, and Ctrl-C leaves the line unfinished.
            await terminal.Error.WriteLineAsync();
        }
    }

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken)
    {
        if (!SafeAddress.IsSafe(address))
            throw new Failure(ErrorCode.MalformedAnswer, $"An address of the kind \"{address.Scheme}:\" is never opened.").AsException();
        var opened = WhyNoBrowser is null && browser.TryOpen(address);
        printer.Note(opened ? $"Opened {address.Host} in your browser: {address.AbsoluteUri}" : $"Open this page at {address.Host}: {address.AbsoluteUri}");
        return Task.FromResult(opened);
    }

    private void Prompt(Question question)
    {
        if (!CanAsk)
            throw new MissingInputException(question);
        terminal.Error.Write($"{question.Prompt}: ");
    }
}

/// <summary>What an interaction needs of the command that it is part of.</summary>
internal sealed record InteractionHooks(Action<string> Warn, Action ListenForSignals);
