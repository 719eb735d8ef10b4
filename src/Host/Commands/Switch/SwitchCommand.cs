using System.Text.Json;
using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Switch;

/// <summary>Moves the pointer to the default profile.</summary>
internal static class SwitchCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        var who = command.Argument("profile", "A profile's name, else an account's id, else an account's name.");
        command.More = "It moves a pointer on this machine; it signs nobody in or out and asks no server.";
        command.Runs(_ => Run(tools, tools.Options.Profile is null ? who.Required(command) : who.Value));
    }

    private static ExitCode Run(Toolbox tools, string? who)
    {
        var choice = tools.Finder.Choose(who, tools.Options.Profile);
        var name = choice.Name ?? throw Unknown(tools, choice);
        tools.DefaultProfile.Set(name);
        tools.Printer.Done(json => Write(json, name), $"The default profile is \"{name}\" now.");
        return ExitCode.Done;
    }

    private static FailureException Unknown(Toolbox tools, ProfileChoice choice)
    {
        var names = tools.Profiles.Names();
        return new Failure(ErrorCode.UnknownProfile, choice.WhyNone + (choice.Nearest is { } near ? $" Did you mean \"{near}\"?" : ""))
        { Hint = names.Count == 0 ? "To sign in: authx login" : $"Profiles: {string.Join(", ", names)}." }.AsException();
    }

    private static void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", name);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
