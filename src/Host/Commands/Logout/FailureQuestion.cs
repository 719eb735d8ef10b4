namespace Authx.Host.Commands.Logout;

/// <summary>What somebody at the terminal wants done about a credential that could not be ended.</summary>
internal readonly record struct FailureAnswer(bool IsAgain, OnFailure Choice);

/// <summary>Asks at the terminal what is to become of a credential that could not be ended.</summary>
internal sealed class FailureQuestion(Toolbox tools)
{
    private static readonly FailureAnswer Keep = new(false, OnFailure.Keep);

    /// <summary>Asks until there is an answer; none, or Ctrl-C, keeps it.</summary>
    public FailureAnswer Ask(bool mayDefer, CancellationToken cancellationToken)
    {
        tools.Interrupts.Listen();
        while (true)
        {
            tools.Terminal.Error.Write($"Try again, keep it, clear it from this machine{(mayDefer ? ", or put it off" : "")}? [t/K/c{(mayDefer ? "/p" : "")}] ");
            switch (Read(cancellationToken)?.Trim().ToUpperInvariant())
            {
                case null or "" or "K" or "KEEP":
                    return Keep;
                case "T" or "TRY" or "TRY AGAIN":
                    return new(true, OnFailure.Keep);
                case "C" or "CLEAR":
                    return new(false, OnFailure.Clear);
                case "P" or "PUT OFF" when mayDefer:
                    return new(false, OnFailure.Defer);
            }
        }
    }

    private string? Read(CancellationToken cancellationToken)
    {
        try
        {
            return tools.Terminal.ReadLineAsync(cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            tools.Terminal.Error.WriteLine();
            return null;
        }
    }
}
