namespace Authx.Host.Commands.Line;

/// <summary>Turns the words of a command line into the run of one command.</summary>
internal sealed class CommandLine
{
    private readonly Toolbox _tools;
    private readonly IReadOnlyList<string> _args;
    private readonly CommandSpec _root = new("authx", "One command to sign in to, use, and sign out of any service.", null);
    private readonly GlobalOptionsReader _options;

    public CommandLine(IReadOnlyList<string> args, Toolbox tools)
    {
        _tools = tools;
        (_args, tools.AfterDashes) = SplitAtDashes(args);
        _options = new GlobalOptionsReader(_root);
        _root.More = "To begin: authx login --help. What a command does not do stands in its help.";
        _root.Runs(ShowOverview);
        // The parser takes a command's name in any case, and all that goes by the name is to do the same.
        Named = GlobalOptionsReader.FindVerb(_args)?.ToLowerInvariant();
        foreach (var name in Verbs.Names)
            _root.Sub(name, Verbs.SummaryOf(name), command => WireIfNamed(command, tools));
    }

    /// <summary>The command that the line names, whether there is such a command or not.</summary>
    public string? Named { get; }

    /// <summary>Reads the line; what was asked for comes back as a run.</summary>
    /// <returns>Null where help was asked for, and shown.</returns>
    /// <exception cref="FailureException">The line is wrong.</exception>
    public CommandRun? Parse()
    {
        if ((QuickReader.Read(_root, _args) ?? ParseFully()) is not { } command)
            return null;
        _tools.Options = _options.Read(_tools.Variable);
        if (_tools.Options.Version)
            return ShowVersion;
        if (_tools.AfterDashes is not null && !command.TakesWordsAfterDashes)
            throw new Failure(ErrorCode.Usage, $"\"{command.FullName}\" takes no words after \"--\".") { Hint = $"{command.FullName} --help" }.AsException();
        return command.Run ?? throw WrongLine.SubcommandMissing(command).AsException();
    }

    // Its own method, so that the parser's assembly is loaded only for a line that needs it.
    private CommandSpec? ParseFully()
    {
        using var parser = new FullParser(_root);
        var (command, help) = parser.Parse(_args);
        if (command is null)
            _tools.Printer.Raw(help);
        return command;
    }

    private void WireIfNamed(CommandSpec command, Toolbox tools)
    {
        if (command.Name == Named)
            Verbs.Find(command.Name)!.Wire(command, tools);
    }

    private ExitCode ShowOverview(CancellationToken cancellationToken)
    {
        _tools.Printer.Raw(HelpText.Of(_root));
        return ExitCode.Done;
    }

    private ExitCode ShowVersion(CancellationToken cancellationToken)
    {
        _tools.Printer.Result(
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema", Documents.Schema);
                json.WriteString("version", ToolVersion.Text);
                json.WriteNull("error");
                json.WriteEndObject();
            },
            () => ToolVersion.Text);
        return ExitCode.Done;
    }

    // What comes after "--" belongs to the program that exec runs; nothing here must read it.
    private static (IReadOnlyList<string> Ours, IReadOnlyList<string>? Theirs) SplitAtDashes(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
            if (args[i] == "--")
                return CutAt(args, i);
        return (args, null);
    }

    private static (IReadOnlyList<string> Ours, IReadOnlyList<string>? Theirs) CutAt(IReadOnlyList<string> args, int i) =>
        ([.. args.Take(i)], [.. args.Skip(i + 1)]);
}
