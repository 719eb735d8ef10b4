using McMaster.Extensions.CommandLineUtils;

namespace Authx.Host.Commands;

/// <summary>What is wrong with a command line, with the nearest right word; which is never run by itself.</summary>
internal static class WrongLine
{
    public static Failure From(CommandParsingException e, IReadOnlyList<string> args)
    {
        var command = e.Command;
        var word = args.FirstOrDefault(a => e.Message.Contains($"'{a.Split('=')[0]}'", StringComparison.Ordinal))?.Split('=')[0];
        var known = word is ['-', ..]
            ? command.GetOptions().SelectMany(Spellings)
            : command.Commands.Select(c => c.Name);
        var nearest = word is null ? null : Suggest.Nearest(word, known);
        var message = e.Message.TrimEnd('.') + ".";
        return new Failure(ErrorCode.Usage, nearest is null ? message : $"{message} Did you mean \"{nearest}\"?")
        { Hint = HelpOf(command) };
    }

    public static Failure SubcommandMissing(CommandLineApplication command) =>
        new(ErrorCode.Usage, $"\"{command.Name}\" needs one of: {string.Join(", ", command.Commands.Select(c => c.Name))}.")
        { Hint = HelpOf(command) };

    public static Failure ArgumentMissing(CommandLineApplication command, string argument) =>
        new(ErrorCode.Usage, $"\"{FullName(command)}\" needs a {argument}.") { Hint = HelpOf(command) };

    public static Failure OptionMissing(CommandLineApplication command, string option) =>
        new(ErrorCode.Usage, $"\"{FullName(command)}\" needs {option}.") { Hint = HelpOf(command) };

    public static string FullName(CommandLineApplication command) =>
        command.Parent is { } parent ? $"{FullName(parent)} {command.Name}" : command.Name;

    private static string HelpOf(CommandLineApplication command) => $"{FullName(command)} --help";

    /// <summary>The ways to type an option.</summary>
    public static IEnumerable<string> Spellings(CommandOption option)
    {
        if (option.ShortName is { } letter)
            yield return "-" + letter;
        if (option.LongName is { } name)
            yield return "--" + name;
    }
}
