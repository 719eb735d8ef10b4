using System.Text;

namespace Authx.Host.Terminal;

/// <summary>
/// The real console. Writes UTF-8 to the standard streams itself: the console's own writers cost more to set up than a
/// whole sign-out takes, and a plugin could have replaced them.
/// </summary>
internal sealed class SystemTerminal : ITerminal
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<TextWriter> _out = new(() => WriterOn(Console.OpenStandardOutput()));
    private readonly Lazy<TextWriter> _error = new(() => WriterOn(Console.OpenStandardError()));

    public TextWriter Out => _out.Value;

    public TextWriter Error => _error.Value;

    public Stream Input => Console.OpenStandardInput();

    public bool OutIsTerminal => !Console.IsOutputRedirected;

    public bool ErrorIsTerminal => !Console.IsErrorRedirected;

    public bool InputIsTerminal => !Console.IsInputRedirected;

    // The console's reads cannot be cancelled; a thread of the pool waits in them and is left behind.
    public Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);

    public Task<string?> ReadHiddenLineAsync(CancellationToken cancellationToken) =>
        Task.Run(ReadHiddenLine, cancellationToken).WaitAsync(cancellationToken);

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

    private static string? ReadHiddenLine()
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
