using System.Text;
using McMaster.Extensions.CommandLineUtils;
using McMaster.Extensions.CommandLineUtils.HelpText;

namespace Authx.Host.Commands;

/// <summary>Help as plain text: what it does, how it is called, and what it does not do.</summary>
internal sealed class HelpText : IHelpTextGenerator
{
    private const int Gap = 2;

    public void Generate(CommandLineApplication application, TextWriter output) => output.Write(Of(application));

    public static string Of(CommandLineApplication command)
    {
        var text = new StringBuilder();
        var own = command.Options.Where(o => o.ShowInHelpText && !(command.Parent is not null && o.Inherited)).ToList();
        var everywhere = command.GetOptions().Where(o => o.ShowInHelpText && !own.Contains(o)).ToList();
        text.Append(command.Description ?? command.FullName).Append("\n\n");
        text.Append("Usage: ").Append(UsageOf(command)).Append('\n');
        Section(text, "Commands", command.Commands.Select(c => (c.Name, c.Description)));
        Section(text, "Arguments", command.Arguments.Select(a => (a.Name, a.Description)));
        Section(text, "Options", own.Select(o => (SpellingOf(o), o.Description)));
        Section(text, "Options of every command", everywhere.Select(o => (SpellingOf(o), o.Description)));
        if (command.ExtendedHelpText is { Length: > 0 } more)
            text.Append('\n').Append(more.Trim()).Append('\n');
        return text.ToString();
    }

    private static string UsageOf(CommandLineApplication command)
    {
        var words = new List<string> { WrongLine.FullName(command) };
        if (command.Commands.Count > 0)
            words.Add("<command>");
        words.AddRange(command.Arguments.Select(a => $"[{a.Name}]"));
        words.Add("[options]");
        return string.Join(' ', words);
    }

    private static string SpellingOf(CommandOption option) => string.Join(", ", WrongLine.Spellings(option)) + (option.ValueName is { Length: > 0 } value ? $" <{value}>" : "");

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
