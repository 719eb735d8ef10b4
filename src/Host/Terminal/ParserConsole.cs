using McMaster.Extensions.CommandLineUtils;

namespace Authx.Host.Terminal;

/// <summary>
/// The parser's view of the console. It says that the output is redirected, always: on a terminal the parser would show help
/// in a pager, and this version has no other switch for that. What it says is kept until it is known whether that is help
/// that was asked for, or a remark about a wrong line, which it would print to standard output.
/// </summary>
internal sealed class ParserConsole : IConsole, IDisposable
{
    private readonly StringWriter _said = new();

    public string Said => _said.ToString();

    public TextWriter Out => _said;

    public TextWriter Error => _said;

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

    public void Dispose() => _said.Dispose();

    public void ResetColor()
    {
        // The colours above are never shown.
    }
}
