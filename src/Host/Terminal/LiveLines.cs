using System.Text;

namespace Authx.Host.Terminal;

/// <summary>A block of lines at the end of the terminal, each of which can be replaced where it stands.</summary>
internal sealed class LiveLines
{
    private readonly Lock _gate = new();
    private readonly TextWriter _terminal;
    private readonly int _width;
    private readonly string[] _lines;
    private bool _ended;

    private LiveLines(TextWriter terminal, int width, IEnumerable<string> lines)
    {
        (_terminal, _width) = (terminal, width);
        _lines = [.. lines.Select(Cut)];
        _terminal.Write(Block());
    }

    /// <summary>Shows the lines; null where standard error is no terminal that could show so many.</summary>
    public static LiveLines? Begin(ITerminal terminal, IReadOnlyCollection<string> lines) =>
        terminal.ErrorIsTerminal && terminal.Size is { } size && lines.Count > 0 && lines.Count < size.Height
            ? new(terminal.Error, size.Width, lines)
            : null;

    // Written in one piece, here and below, so that no terminal shows it half done.
    public void Set(int row, string line)
    {
        lock (_gate)
        {
            _lines[row] = Cut(line);
            if (!_ended)
                _terminal.Write($"\e[{_lines.Length - row}A\r\e[2K{_lines[row]}\e[{_lines.Length - row}B\r");
        }
    }

    /// <summary>Says something else meanwhile, above the block.</summary>
    public void Interject(string text)
    {
        lock (_gate)
            _terminal.Write(_ended ? text + "\n" : $"{Away()}{text}\n{Block()}");
    }

    /// <summary>Takes the block away: what came of it is said in the result.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (!_ended)
                _terminal.Write(Away());
            _ended = true;
        }
    }

    private string Away() => $"\e[{_lines.Length}A\r\e[J";

    private string Block()
    {
        var block = new StringBuilder();
        foreach (var line in _lines)
            block.Append(line).Append('\n');
        return block.ToString();
    }

    // A line that wrapped would be two, and all below it in the wrong place.
    private string Cut(string line) => line.Length < _width ? line : line[..Math.Max(0, _width - 1)];
}
