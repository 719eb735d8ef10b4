using Authx.Host.Terminal;
using McMaster.Extensions.CommandLineUtils;

namespace Authx.Host.Commands.Line;

/// <summary>Reads any line with the parser: finds out what is wrong with it, or shows the help that it asks for.</summary>
internal sealed class FullParser : IDisposable
{
    private readonly ParserConsole _console = new();
    private readonly CommandLineApplication _root;
    private readonly Dictionary<CommandLineApplication, CommandSpec> _specs = [];
    private readonly List<Action> _copies = [];
    private CommandSpec? _named;

    public FullParser(CommandSpec root)
    {
        _root = new CommandLineApplication(_console, Directory.GetCurrentDirectory(), throwOnUnexpectedArg: true)
        {
            Name = root.Name,
            HelpTextGenerator = new HelpText(_specs),
        };
        Build(_root, root);
    }

    /// <summary>The command that the line names, its values set; or null and the help that was asked for.</summary>
    /// <exception cref="FailureException">The line is wrong.</exception>
    public (CommandSpec? Command, string Help) Parse(IReadOnlyList<string> args)
    {
        try
        {
            _root.Execute([.. args]);
            return (_named, _console.Said);
        }
        catch (CommandParsingException e)
        {
            throw WrongLine.From(e.Message, _specs[e.Command], args).AsException(e);
        }
    }

    public void Dispose()
    {
        _root.Dispose();
        _console.Dispose();
    }

    private void Build(CommandLineApplication command, CommandSpec spec)
    {
        _specs[command] = spec;
        foreach (var option in spec.Options)
            _copies.Add(Copy(option, command.Option(option.Template, option.Meaning, KindOf(option), _ => { }, inherited: spec.Parent is null)));
        foreach (var argument in spec.Arguments)
            _copies.Add(Copy(argument, command.Argument(argument.Name, argument.Meaning, argument.TakesRest)));
        command.HelpOption("-h|--help");
        command.OnExecute(() => Name(spec));
        foreach (var sub in spec.Subs)
            command.Command(sub.Name, below => Build(below, sub));
    }

    private int Name(CommandSpec spec)
    {
        foreach (var copy in _copies)
            copy();
        _named = spec;
        return 0;
    }

    private static Action Copy(OptionSpec spec, CommandOption parsed) => () =>
    {
        foreach (var value in spec.Kind == OptionKind.Flag ? [] : parsed.Values)
            spec.Set(value);
        if (spec.Kind == OptionKind.Flag && parsed.HasValue())
            spec.Set(null);
    };

    private static Action Copy(ArgumentSpec spec, CommandArgument parsed) => () => spec.Words.AddRange(parsed.Values);

    private static CommandOptionType KindOf(OptionSpec option) => option.Kind switch
    {
        OptionKind.Flag => CommandOptionType.NoValue,
        OptionKind.Single => CommandOptionType.SingleValue,
        OptionKind.Repeated => CommandOptionType.MultipleValue,
    };
}
