using McMaster.Extensions.CommandLineUtils;

namespace Authx.Host.Terminal;

/// <summary>
/// The parser's view of the console. It says that the output is redirected, always: on a terminal the parser would show help
/// in a pager, and this version has no other switch for that.
/// </summary>
internal sealed class ParserConsole(ITerminal terminal) : IConsole
{
    public TextWriter Out => terminal.Out;

    public TextWriter Error => terminal.Error;

    public TextReader In => TextReader.Null;

    public bool IsInputRedirected => true;

    public bool IsOutputRedirected => true;

    public bool IsErrorRedirected => true;

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    // authx handles Ctrl-C itself.
    public event ConsoleCancelEventHandler? CancelKeyPress
    {
        add { }
        remove { }
    }

    public void ResetColor()
    {
        // The colours above are never shown.
    }
}
