using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Tests.Line;

/// <summary>docs/decisions/2026-11-21-two-readers-of-a-line.md: what the quick reader reads, it reads as the parser does.</summary>
public sealed class TwoReadersTests
{
    public static TheoryData<string> Lines =>
    [
        "",
        "logout",
        "logout work",
        "logout work --local",
        "--profile work logout -n",
        "logout --profile work --dry-run",
        "-o json logout",
        "logout -o yaml -q -v",
        "--json --no-input logout --timeout 5s",
        "login acme --set a=b --set c.d=e --token-stdin",
        "login --set a=b=c",
        "keys delete --key-id key_1 work",
        "keys list",
        "config set services.acme.server https://acme.example",
        "token --format env --min-valid 5m",
        "--version",
    ];

    public static TheoryData<string> OddLines =>
    [
        "logout --output=json",
        "logout --help",
        "-h",
        "logut",
        "logout --jsno",
        "logout a b",
        "logout --profile",
        "logout --profile --json",
        "-o json -o yaml logout",
        "keys",
        "keys lst",
        "LOGOUT",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void What_the_quick_reader_reads_it_reads_as_the_parser_does(string line)
    {
        var (quick, full) = (Root(), Root());

        var quickly = QuickReader.Read(quick, Words(line));
        using var parser = new FullParser(full);
        var (fully, _) = parser.Parse(Words(line));

        quickly.ShouldNotBeNull();
        fully.ShouldNotBeNull().FullName.ShouldBe(quickly.FullName);
        Values(full).ShouldBe(Values(quick));
    }

    [Theory]
    [MemberData(nameof(OddLines))]
    public void A_line_that_is_not_plainly_right_is_left_to_the_parser_with_nothing_set(string line)
    {
        var root = Root();

        QuickReader.Read(root, Words(line)).ShouldBeNull();
        Values(root).ShouldBeEmpty();
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The real description of every command, wired as for its own line.
    private static CommandSpec Root()
    {
        var root = new CommandSpec("authx", "", null);
        _ = new GlobalOptionsReader(root);
        root.Runs(_ => Task.FromResult(ExitCode.Done));
        using var terminal = new Support.FakeTerminal();
        var tools = new Toolbox(terminal, _ => null, TimeProvider.System);
        foreach (var name in Verbs.Names)
            root.Sub(name, Verbs.SummaryOf(name), command => Verbs.Find(name)!.Wire(command, tools));
        return root;
    }

    private static List<string> Values(CommandSpec command) =>
    [
        .. command.Options.Where(o => o.HasValue).Select(o => $"{command.FullName} {o.Template} [{string.Join('|', o.All)}]"),
        .. command.Arguments.Where(a => a.Words.Count > 0).Select(a => $"{command.FullName} {a.Name} [{string.Join('|', a.Words)}]"),
        .. command.Subs.SelectMany(Values),
    ];
}
