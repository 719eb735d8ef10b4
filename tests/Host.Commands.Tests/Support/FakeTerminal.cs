using System.Text;
using Authx.Host.Terminal;

namespace Authx.Host.Commands.Tests.Support;

/// <summary>A console of strings. Nobody sits at it, unless <see cref="SomebodyTypes"/>.</summary>
internal sealed class FakeTerminal : ITerminal, IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private readonly Queue<string> _typed = [];
    private bool _isTerminal;

    public TextWriter Out => TextWriter.Synchronized(_out);

    public TextWriter Error => TextWriter.Synchronized(_error);

    public Stream Input { get; private set; } = Stream.Null;

    public bool OutIsTerminal => _isTerminal;

    public bool ErrorIsTerminal => _isTerminal;

    public bool InputIsTerminal => _isTerminal;

    public TerminalSize? Size => _isTerminal ? new(24, 80) : null;

    /// <summary>What was printed to standard output.</summary>
    public string Printed => _out.ToString();

    /// <summary>What was printed to standard error.</summary>
    public string Said => _error.ToString();

    /// <summary>Everything that was printed.</summary>
    public string Everything => Printed + Said;

    /// <summary>Puts a person at the console, who will type these lines.</summary>
    public FakeTerminal SomebodyTypes(params string[] lines)
    {
        _isTerminal = true;
        foreach (var line in lines)
            _typed.Enqueue(line);
        return this;
    }

    /// <summary>Pipes a text in.</summary>
    public FakeTerminal Piped(string text) => Piped(Encoding.UTF8.GetBytes(text));

    /// <summary>Pipes bytes in, whatever they are.</summary>
    public FakeTerminal Piped(byte[] bytes)
    {
        Input = new MemoryStream(bytes);
        return this;
    }

    public Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_typed.TryDequeue(out var line) ? line : null);

    public IDisposable? HideTyping() => null;

    public Task<string?> ReadHiddenLineAsync(CancellationToken cancellationToken) => ReadLineAsync(cancellationToken);

    // The console of the test run is not ours to redirect.
    public void Redirect(TextWriter prints)
    {
    }

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        Input.Dispose();
    }
}
