using System.Text;
using McMaster.Extensions.CommandLineUtils;
using McMaster.Extensions.CommandLineUtils.HelpText;

namespace Authx.Host.Commands.Line;

/// <summary>Help as plain text: what it does, how it is called, and what it does not do.</summary>
internal sealed class HelpText(IReadOnlyDictionary<CommandLineApplication, CommandSpec> specs) : IHelpTextGenerator
{
    private const int Gap = 2;

    public void Generate(CommandLineApplication application, TextWriter output) => output.Write(Of(specs[application]));

    public static string Of(CommandSpec command)
    {
        var text = new StringBuilder();
        text.Append(command.Summary).Append("\n\n");
        text.Append("Usage: ").Append(UsageOf(command)).Append('\n');
        Section(text, "Commands", command.Subs.Select(c => (c.Name, c.Summary)));
        Section(text, "Arguments", command.Arguments.Select(a => (a.Name, a.Meaning)));
        if (command.Parent is not null)
            Section(text, "Options", command.Options.Select(Entry));
        Section(text, command.Parent is null ? "Options" : "Options of every command", [.. Root(command).Options.Select(Entry), ("-h, --help", "Show this help.")]);
        if (command.More is { Length: > 0 } more)
            text.Append('\n').Append(more.Trim()).Append('\n');
        return text.ToString();
    }

    private static CommandSpec Root(CommandSpec command) => command.Parent is { } parent ? Root(parent) : command;

    private static string UsageOf(CommandSpec command)
    {
        var words = new List<string> { command.FullName };
        if (command.Subs.Count > 0)
            words.Add("<command>");
        words.AddRange(command.Arguments.Select(a => $"[{a.Name}]"));
        words.Add("[options]");
        return string.Join(' ', words);
    }

    private static (string Name, string Meaning) Entry(OptionSpec option)
    {
        var spellings = string.Join(", ", option.Spellings);
        return (option.ValueName is { } value ? $"{spellings} {value}" : spellings, option.Meaning);
    }

    private static void Section(StringBuilder text, string title, IEnumerable<(string Name, string Meaning)> entries)
    {
        var list = entries.ToList();
        if (list.Count == 0)
            return;
        var width = list.Max(e => e.Name.Length) + Gap;
        text.Append('\n').Append(title).Append(":\n");
        foreach (var (name, meaning) in list)
            text.Append("  ").Append(name.PadRight(width)).Append(meaning).Append('\n');
    }
}
