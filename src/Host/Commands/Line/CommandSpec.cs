namespace Authx.Host.Commands.Line;

/// <summary>
/// A command as it is described, once: its words, its options, what it runs. The quick reader, the parser and the help all
/// work from this.
/// </summary>
internal sealed class CommandSpec(string name, string summary, CommandSpec? parent)
{
    private readonly List<CommandSpec> _subs = [];
    private readonly List<OptionSpec> _options = [];
    private readonly List<ArgumentSpec> _arguments = [];

    public string Name => name;

    public string Summary => summary;

    public CommandSpec? Parent => parent;

    /// <summary>As it is typed: <c>authx keys list</c>.</summary>
    public string FullName => parent is null ? name : $"{parent.FullName} {name}";

    /// <summary>What help says at its end; above all what the command does not do.</summary>
    public string? More { get; set; }

    public IReadOnlyList<CommandSpec> Subs => _subs;

    public IReadOnlyList<OptionSpec> Options => _options;

    public IReadOnlyList<ArgumentSpec> Arguments => _arguments;

    /// <summary>Whether words after "--" are its own.</summary>
    public bool TakesWordsAfterDashes { get; set; }

    /// <summary>What it does; null where it needs a further word.</summary>
    public CommandRun? Run { get; private set; }

    /// <summary>An option without a value.</summary>
    public OptionSpec Flag(string template, string meaning) => Add(new OptionSpec(template, meaning, OptionKind.Flag));

    /// <summary>An option with one value.</summary>
    public OptionSpec Value(string template, string meaning) => Add(new OptionSpec(template, meaning, OptionKind.Single));

    /// <summary>An option that can be repeated.</summary>
    public OptionSpec Values(string template, string meaning) => Add(new OptionSpec(template, meaning, OptionKind.Repeated));

    /// <summary>A word that is no option; all are optional, a command that needs one says so itself.</summary>
    public ArgumentSpec Argument(string called, string meaning) => Add(new ArgumentSpec(called, meaning));

    /// <summary>All words that are left.</summary>
    public ArgumentSpec Rest(string called, string meaning) => Add(new ArgumentSpec(called, meaning) { TakesRest = true });

    /// <summary>A command below this one.</summary>
    public void Sub(string called, string meaning, Action<CommandSpec> wire)
    {
        var sub = new CommandSpec(called, meaning, this);
        wire(sub);
        _subs.Add(sub);
    }

    public void Runs(CommandRun run) => Run = run;

    /// <summary>It does something that takes its time; the thread of the program has nothing else to do but wait for it.</summary>
    public void Runs(Func<CancellationToken, Task<ExitCode>> run) => Run = cancellation => run(cancellation).GetAwaiter().GetResult();

    /// <summary>The option of that spelling, of this command or one above it.</summary>
    public OptionSpec? FindOption(string spelling)
    {
        foreach (var option in _options)
            if (option.IsSpelled(spelling))
                return option;
        return parent?.FindOption(spelling);
    }

    private ArgumentSpec Add(ArgumentSpec argument)
    {
        _arguments.Add(argument);
        return argument;
    }

    private OptionSpec Add(OptionSpec option)
    {
        _options.Add(option);
        return option;
    }
}

/// <summary>A word of the command line that is no option.</summary>
internal sealed class ArgumentSpec(string name, string meaning)
{
    public string Name => name;

    public string Meaning => meaning;

    /// <summary>Whether it takes all words that are left.</summary>
    public bool TakesRest { get; init; }

    public List<string> Words { get; } = [];

    public string? Value => Words.Count == 0 ? null : Words[0];

    /// <summary>The word of a command that cannot do without.</summary>
    /// <exception cref="FailureException">It was not given.</exception>
    public string Required(CommandSpec command) => Value ?? throw WrongLine.ArgumentMissing(command, name).AsException();
}
