using Authx.Host.Terminal;
using McMaster.Extensions.CommandLineUtils;

namespace Authx.Host.Commands;

/// <summary>Turns the words of a command line into the run of one command.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly Toolbox _tools;
    private readonly IReadOnlyList<string> _args;
    private readonly ParserConsole _console = new();
    private readonly CommandLineApplication _root;
    private readonly GlobalOptionsReader _options;

    public CommandLine(IReadOnlyList<string> args, Toolbox tools)
    {
        _tools = tools;
        (_args, tools.AfterDashes) = SplitAtDashes(args);
        _root = new CommandLineApplication(_console, Directory.GetCurrentDirectory(), throwOnUnexpectedArg: true)
        {
            Name = "authx",
            FullName = "One command to sign in to, use, and sign out of any service",
            HelpTextGenerator = new HelpText(),
        };
        _root.HelpOption("-h|--help", inherited: true);
        _options = new GlobalOptionsReader(_root);
        _root.Runs(tools, ShowOverview);
        Named = GlobalOptionsReader.FindVerb(_args);
        foreach (var verb in Verbs.All)
            _root.Command(verb.Name, command => Wire(verb, command));
    }

    /// <summary>The command that the line names, whether there is such a command or not.</summary>
    public string? Named { get; }

    /// <summary>Parses the line; what was asked for comes back as a run.</summary>
    /// <returns>Null where help was asked for, and shown.</returns>
    /// <exception cref="FailureException">The line is wrong.</exception>
    public CommandRun? Parse()
    {
        try
        {
            _root.Execute([.. _args]);
        }
        catch (CommandParsingException e)
        {
            throw WrongLine.From(e, _args).AsException(e);
        }
        if (_tools.Chosen is null)
        {
            _tools.Printer.Raw(_console.Said);
            return null;
        }
        _tools.Options = _options.Read(_tools.Variable);
        return _tools.Options.Version ? ShowVersion : _tools.Chosen;
    }

    public void Dispose()
    {
        _root.Dispose();
        _console.Dispose();
    }

    private void Wire(Verb verb, CommandLineApplication command)
    {
        command.Description = verb.Summary;
        if (!verb.Name.Equals(Named, StringComparison.OrdinalIgnoreCase))
            return;
        command.Runs(_tools, _ => throw WrongLine.SubcommandMissing(command).AsException());
        verb.Wire(command, _tools);
    }

    private Task<ExitCode> ShowOverview(CancellationToken cancellationToken)
    {
        _tools.Printer.Raw(HelpText.Of(_root));
        return Task.FromResult(ExitCode.Done);
    }

    private Task<ExitCode> ShowVersion(CancellationToken cancellationToken)
    {
        _tools.Printer.Result(
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema", Documents.Schema);
                json.WriteString("version", ToolVersion.Text);
                json.WriteEndObject();
            },
            () => ToolVersion.Text);
        return Task.FromResult(ExitCode.Done);
    }

    // What comes after "--" belongs to the program that exec runs; the parser must not see it.
    private static (IReadOnlyList<string> Ours, IReadOnlyList<string>? Theirs) SplitAtDashes(IReadOnlyList<string> args)
    {
        var at = args.ToList().IndexOf("--");
        return at < 0 ? (args, null) : ([.. args.Take(at)], [.. args.Skip(at + 1)]);
    }
}
