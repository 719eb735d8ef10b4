using System.Text;

namespace Authx.Host.Terminal.Tests;

public sealed class LiveLinesTests : IDisposable
{
    private readonly Screen _screen = new();

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void A_change_is_one_write_that_replaces_one_line_and_comes_back()
    {
        var lines = LiveLines.Begin(_screen, ["a: waiting", "b: waiting", "c: waiting"])!;
        _screen.Writes.Clear();

        lines.Set(1, "b: done").ShouldBeTrue();

        _screen.Writes.ShouldBe(["\e[2A\r\e[2Kb: done\e[2B\r"]);
    }

    [Fact]
    public void What_is_said_meanwhile_stands_above_and_the_block_is_never_gone_between_two_writes()
    {
        var lines = LiveLines.Begin(_screen, ["a: waiting", "b: waiting"])!;
        _screen.Writes.Clear();

        lines.Interject("warning: …");

        _screen.Writes.ShouldBe(["\e[2A\r\e[Jwarning: …\na: waiting\nb: waiting\n"]);
    }

    [Fact]
    public void A_line_that_would_wrap_is_cut()
    {
        _screen.Size = new(24, 10);
        LiveLines.Begin(_screen, ["a long name: waiting"]);

        _screen.Writes.ShouldBe(["a long na\n"]);
    }

    [Fact]
    public void A_terminal_of_another_size_is_told_nothing_more_in_place()
    {
        var lines = LiveLines.Begin(_screen, ["a: waiting", "b: waiting"])!;
        _screen.Size = new(24, 40);
        _screen.Writes.Clear();

        lines.Set(0, "a: done").ShouldBeFalse();
        lines.Interject("a: done");
        lines.End();

        _screen.Writes.ShouldBe(["a: done\n"]);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void More_lines_than_the_terminal_has_are_not_shown(int height, bool isShown)
    {
        _screen.Size = new(height, 80);

        (LiveLines.Begin(_screen, ["a", "b", "c"]) is not null).ShouldBe(isShown);
    }

    /// <summary>A terminal that keeps each write by itself: what is between two of them can be seen.</summary>
    private sealed class Screen : TextWriter, ITerminal
    {
        public List<string> Writes { get; } = [];

        public TerminalSize? Size { get; set; } = new(24, 80);

        public override Encoding Encoding => Encoding.UTF8;

        public TextWriter Out => Null;

        public TextWriter Error => this;

        public Stream Input => Stream.Null;

        public bool OutIsTerminal => true;

        public bool ErrorIsTerminal => true;

        public bool InputIsTerminal => true;

        public override void Write(string? value) => Writes.Add(value ?? "");

        public Task<string?> ReadLineAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public Task<string?> ReadHiddenLineAsync(CancellationToken cancellationToken) => ReadLineAsync(cancellationToken);

        public IDisposable? HideTyping() => null;

        public void Redirect(TextWriter prints)
        {
        }
    }
}
