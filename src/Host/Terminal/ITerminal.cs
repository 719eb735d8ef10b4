namespace Authx.Host.Terminal;

/// <summary>The console, as far as authx needs one.</summary>
internal interface ITerminal
{
    /// <summary>Results.</summary>
    TextWriter Out { get; }

    /// <summary>Talk.</summary>
    TextWriter Error { get; }

    /// <summary>What is piped in.</summary>
    Stream Input { get; }

    bool OutIsTerminal { get; }

    bool ErrorIsTerminal { get; }

    bool InputIsTerminal { get; }

    /// <summary>How large the terminal is; null where that is not known, or where a line once written stays as it is.</summary>
    TerminalSize? Size { get; }

    /// <summary>Reads a line that somebody types; null when the input ends.</summary>
    Task<string?> ReadLineAsync(CancellationToken cancellationToken);

    /// <summary>From here on what is typed is not shown, until the end of this; to be called before the prompt. Null where there is nothing to do.</summary>
    IDisposable? HideTyping();

    /// <summary>Reads a line that somebody types, without echo; null when the input ends.</summary>
    Task<string?> ReadHiddenLineAsync(CancellationToken cancellationToken);

    /// <summary>Sends what others print to the console somewhere else; for as long as the process lives.</summary>
    void Redirect(TextWriter prints);
}

/// <summary>The lines and columns of a terminal.</summary>
internal sealed record TerminalSize(int Height, int Width);
