namespace Authx.Host.Commands.Line;

/// <summary>What is wrong with a command line, with the nearest right word; which is never run by itself.</summary>
internal static class WrongLine
{
    /// <param name="said">What the parser said, which has the word in single quotes.</param>
    /// <param name="command">The command at which it stopped.</param>
    /// <param name="args">The line.</param>
    public static Failure From(string said, CommandSpec command, IReadOnlyList<string> args)
    {
        var word = args.Select(a => a.Split('=')[0]).FirstOrDefault(a => said.Contains($"'{a}'", StringComparison.Ordinal));
        var known = word is ['-', ..] ? OptionsOf(command).SelectMany(o => o.Spellings) : command.Subs.Select(c => c.Name);
        var nearest = word is null ? null : Suggest.Nearest(word, known);
        var message = ForeignText.Clean(said.TrimEnd('.')) + ".";
        return new Failure(ErrorCode.Usage, nearest is null ? message : $"{message} Did you mean \"{nearest}\"?") { Hint = HelpOf(command) };
    }

    public static Failure SubcommandMissing(CommandSpec command) =>
        new(ErrorCode.Usage, $"\"{command.FullName}\" needs one of: {string.Join(", ", command.Subs.Select(c => c.Name))}.")
        { Hint = HelpOf(command) };

    public static Failure ArgumentMissing(CommandSpec command, string argument) =>
        new(ErrorCode.Usage, $"\"{command.FullName}\" needs a {argument}.") { Hint = HelpOf(command) };

    public static Failure OptionMissing(CommandSpec command, string option) =>
        new(ErrorCode.Usage, $"\"{command.FullName}\" needs {option}.") { Hint = HelpOf(command) };

    private static string HelpOf(CommandSpec command) => $"{command.FullName} --help";

    private static IEnumerable<OptionSpec> OptionsOf(CommandSpec command) =>
        command.Parent is { } parent ? command.Options.Concat(OptionsOf(parent)) : command.Options;
}
