using System.Text.Json;
using McMaster.Extensions.CommandLineUtils;

namespace Authx.Host.Commands;

/// <summary>What a command does once its line is parsed.</summary>
internal delegate Task<ExitCode> CommandRun(CancellationToken cancellationToken);

/// <summary>A command by its name; <paramref name="Wire"/> defines its arguments and options when it is the one that was named.</summary>
internal sealed record Verb(string Name, string Summary, Action<CommandLineApplication, Toolbox> Wire)
{
    /// <summary>The document for a failure, where the command has a shape of its own for it.</summary>
    public Action<Utf8JsonWriter, Failure> WriteFailure { get; init; } = Documents.WriteFailure;
}

/// <summary>How a command is wired.</summary>
internal static class Wiring
{
    /// <summary>Parsing this command chooses that run; nothing runs before the whole line is parsed.</summary>
    public static void Runs(this CommandLineApplication command, Toolbox tools, CommandRun run) => command.OnExecute(() =>
    {
        tools.Chosen = run;
        return 0;
    });

    /// <summary>A command below this one.</summary>
    public static void Sub(this CommandLineApplication command, string name, string summary, Action<CommandLineApplication> wire) =>
        command.Command(name, sub =>
        {
            sub.Description = summary;
            wire(sub);
        });

    public static CommandOption Flag(this CommandLineApplication command, string template, string meaning) =>
        command.Option(template, meaning, CommandOptionType.NoValue);

    public static CommandOption Value(this CommandLineApplication command, string template, string meaning) =>
        command.Option(template, meaning, CommandOptionType.SingleValue);

    public static CommandOption Values(this CommandLineApplication command, string template, string meaning) =>
        command.Option(template, meaning, CommandOptionType.MultipleValue);

    /// <summary>The value of an argument that the command cannot do without.</summary>
    public static string Required(this CommandArgument argument, CommandLineApplication command) =>
        argument.Value ?? throw WrongLine.ArgumentMissing(command, argument.Name).AsException();
}
