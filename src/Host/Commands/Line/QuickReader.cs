namespace Authx.Host.Commands.Line;

/// <summary>
/// Reads a line that is plainly right, which most lines of scripts are: known words and options, each value where it
/// belongs. For anything else (help, a slip, a spelling that needs a rule) it declines, and the parser reads the line.
/// The parser is far better at all that, and loading it takes longer than a whole sign-out.
/// </summary>
internal static class QuickReader
{
    /// <summary>The command that the line names, its values set; or null, with no value set.</summary>
    public static CommandSpec? Read(CommandSpec root, IReadOnlyList<string> args)
    {
        var command = root;
        var words = 0;
        for (var i = 0; i < args.Count; i++)
        {
            var isRead = args[i].StartsWith('-')
                ? ReadOption(command, args, ref i)
                : ReadWord(ref command, ref words, args[i]);
            if (isRead)
                continue;
            Reset(root);
            return null;
        }
        if (command.Run is not null)
            return command;
        Reset(root);
        return null;
    }

    private static bool ReadOption(CommandSpec command, IReadOnlyList<string> args, ref int i)
    {
        if (command.FindOption(args[i]) is not { Accepts: true } option)
            return false;
        if (option.Kind == OptionKind.Flag)
        {
            option.Set(null);
            return true;
        }
        if (i + 1 >= args.Count || args[i + 1].StartsWith('-') || args[i + 1].Length == 0)
            return false;
        option.Set(args[++i]);
        return true;
    }

    private static bool ReadWord(ref CommandSpec command, ref int words, string word)
    {
        if (word.Length == 0)
            return false;
        if (command.Subs.Count == 0)
        {
            if (words >= command.Arguments.Count)
                return false;
            var argument = command.Arguments[words];
            argument.Words.Add(word);
            words += argument.TakesRest ? 0 : 1;
            return true;
        }
        foreach (var sub in command.Subs)
        {
            if (sub.Name != word)
                continue;
            command = sub;
            return true;
        }
        return false;
    }

    private static void Reset(CommandSpec command)
    {
        foreach (var option in command.Options)
            option.Reset();
        foreach (var argument in command.Arguments)
            argument.Words.Clear();
        foreach (var sub in command.Subs)
            Reset(sub);
    }
}
