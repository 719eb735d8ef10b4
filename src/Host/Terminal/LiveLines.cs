using System.Text;

namespace Authx.Host.Terminal;

/// <summary>A block of lines at the end of the terminal, each of which can be replaced where it stands.</summary>
internal sealed class LiveLines
{
    private readonly Lock _gate = new();
    private readonly ITerminal _terminal;
    private readonly string[] _lines;
    private readonly TerminalSize _size;
    private bool _ended;

    private LiveLines(ITerminal terminal, TerminalSize size, IEnumerable<string> lines)
    {
        (_terminal, _size, _lines) = (terminal, size, [.. lines]);
        Write(Block());
    }

    /// <summary>Shows the lines; null where standard error is no terminal that could show so many.</summary>
    public static LiveLines? Begin(ITerminal terminal, IReadOnlyCollection<string> lines) =>
        terminal.ErrorIsTerminal && terminal.Size is { } size && lines.Count > 0 && lines.Count < size.Height
            ? new(terminal, size, lines)
            : null;

    // Written in one piece, here and below, so that no terminal shows it half done.
    /// <returns>Whether it is seen there.</returns>
    public bool Set(int row, string line)
    {
        lock (_gate)
        {
            _lines[row] = line;
            if (!_ended && !IsResized())
                Write($"\e[{_lines.Length - row}A\r\e[2K{Cut(line)}\e[{_lines.Length - row}B\r");
            return !_ended;
        }
    }

    /// <summary>Says something else meanwhile, above the block.</summary>
    public void Interject(string text)
    {
        lock (_gate)
            Write(_ended || IsResized() ? text + "\n" : $"{Away()}{text}\n{Block()}");
    }

    /// <summary>Takes the block away: what came of it is said in the result.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (!_ended && !IsResized())
                Write(Away());
            _ended = true;
        }
    }

    // Where the lines stand after that, each kind of terminal decides for itself. They are left behind, and none is shown
    // again: a block over the wrong lines would take away what others have said.
    private bool IsResized()
    {
        _ended = _terminal.Size != _size;
        return _ended;
    }

    private void Write(string text) => _terminal.Error.Write(text);

    private string Away() => $"\e[{_lines.Length}A\r\e[J";

    private string Block()
    {
        var block = new StringBuilder();
        foreach (var line in _lines)
            block.Append(Cut(line)).Append('\n');
        return block.ToString();
    }

    // A line that wrapped would be two, and all below it in the wrong place.
    private string Cut(string line) => line.Length < _size.Width ? line : line[..Math.Max(0, _size.Width - 1)];
}
