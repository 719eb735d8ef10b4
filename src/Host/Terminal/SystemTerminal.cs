using System.Text;

namespace Authx.Host.Terminal;

/// <summary>
/// The real console. Writes UTF-8 to the standard streams itself: the console's own writers cost more to set up than a
/// whole sign-out takes, and a plugin could have replaced them.
/// </summary>
internal sealed class SystemTerminal : ITerminal
{
    private const int InputHandle = 0;
    private const int OutputHandle = 1;
    private const int ErrorHandle = 2;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private TextWriter? _out;
    private TextWriter? _error;

    public TextWriter Out => LazyInitializer.EnsureInitialized(ref _out, () => WriterOn(OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new StandardOutput(OutputHandle)));

    public TextWriter Error => LazyInitializer.EnsureInitialized(ref _error, () => WriterOn(OperatingSystem.IsWindows() ? Console.OpenStandardError() : new StandardOutput(ErrorHandle)));

    public Stream Input => Console.OpenStandardInput();

    public bool OutIsTerminal => OperatingSystem.IsWindows() ? !Console.IsOutputRedirected : StandardOutput.IsTerminal(OutputHandle);

    public bool ErrorIsTerminal => OperatingSystem.IsWindows() ? !Console.IsErrorRedirected : StandardOutput.IsTerminal(ErrorHandle);

    public bool InputIsTerminal => OperatingSystem.IsWindows() ? !Console.IsInputRedirected : StandardOutput.IsTerminal(InputHandle);

    public TerminalSize? Size => Environment.GetEnvironmentVariable("TERM") is "dumb" ? null : WindowSize.Of(ErrorHandle);

    // A read of the terminal cannot be cancelled; a thread of the pool waits in it and is left behind. On Unix both kinds of
    // line are read by us: the console's own reader leaves the terminal in a mode of its own, in which a line never ends.
    public Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        Task.Run(() => OperatingSystem.IsWindows() ? Console.In.ReadLine() : HiddenTyping.ReadLine(), cancellationToken).WaitAsync(cancellationToken);

    public IDisposable? HideTyping() => OperatingSystem.IsWindows() ? null : HiddenTyping.Begin();

    public Task<string?> ReadHiddenLineAsync(CancellationToken cancellationToken) =>
        Task.Run(() => OperatingSystem.IsWindows() ? ReadKeys() : HiddenTyping.ReadLine(), cancellationToken).WaitAsync(cancellationToken);

    public void Redirect(TextWriter prints)
    {
        Console.SetOut(prints);
        Console.SetError(prints);
    }

    private static TextWriter WriterOn(Stream stream)
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Utf8;
        return TextWriter.Synchronized(new StreamWriter(stream, Utf8, bufferSize: 1024) { AutoFlush = true });
    }

    private static string? ReadKeys()
    {
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    return typed.ToString();
                case { KeyChar: '\u0004' } when typed.Length == 0:
                    return null;
                case { Key: ConsoleKey.Backspace } when typed.Length > 0:
                    typed.Length--;
                    break;
                case { Key: ConsoleKey.U, Modifiers: ConsoleModifiers.Control }:
                    typed.Clear();
                    break;
                case { KeyChar: >= ' ' } when typed.Length < Secret.MaxTokenLength + 1:
                    typed.Append(key.KeyChar);
                    break;
            }
        }
    }
}
