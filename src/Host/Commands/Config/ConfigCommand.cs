using Authx.Host.Commands.Line;

namespace Authx.Host.Commands.Config;

internal static class ConfigCommand
{
    private const string KeyMeaning = "Names with dots between them: confirm, services.acme.server; quotes around a name with dots.";

    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        command.More = "Secrets are no settings: hand them over at login. Profiles keep what they learned at login, whatever changes here.";
        command.Sub("get", "Print the value of one setting.", get => WireGet(get, tools));
        command.Sub("set", "Set one value in your file.", set => WireSet(set, tools));
        command.Sub("unset", "Take a value, or a whole map, out of your file.", unset => WireUnset(unset, tools));
        command.Sub("list", "Show what the files and the environment set.", list => WireList(list, tools));
        command.Sub("path", "Print where your file is.", path => WirePath(path, tools));
        command.Sub("validate", "Show everything that is wrong with the settings.", validate =>
        {
            validate.More = "It changes nothing and asks no server: whether an address is the right one is not known.";
            validate.Runs(_ => ConfigValidate.RunAsync(tools));
        });
    }

    private static void WireGet(CommandSpec get, Toolbox tools)
    {
        var key = get.Argument("key", KeyMeaning);
        get.More = """
            Exit code 1 when neither a file nor the environment sets it. Defaults, and what a service takes over from its
            provider's section, are not printed here; authx services show NAME shows what holds for a service.
            """;
        get.Runs(_ => new ConfigReads(tools).Get(key.Required(get)));
    }

    private static void WireSet(CommandSpec set, Toolbox tools)
    {
        var key = set.Argument("key", KeyMeaning);
        var value = set.Rest("value", "The value; put quotes around it where it has blanks, and -- before it where it begins with a dash.");
        set.TakesWordsAfterDashes = true;
        set.More = """
            It writes your file and no other, keeps its comments and its order, and writes nothing when the key or the value
            is wrong. It asks no server, and changes nothing for profiles that are signed in already.
            """;
        set.Runs(cancellation => new ConfigEdits(tools).SetAsync(key.Required(set), OneValue(set, [.. value.Words, .. tools.AfterDashes ?? []]), cancellation));
    }

    private static void WireUnset(CommandSpec unset, Toolbox tools)
    {
        var key = unset.Argument("key", KeyMeaning);
        unset.More = "It does not touch the machine's file or the environment; what these say of the same setting holds from then on.";
        unset.Runs(cancellation => new ConfigEdits(tools).UnsetAsync(key.Required(unset), cancellation));
    }

    private static void WireList(CommandSpec list, Toolbox tools)
    {
        var origin = list.Flag("--origin", "Show the file, line and column, or the variable, that each setting comes from.");
        list.More = "It does not show defaults, nor what a higher layer covers. What looks like a secret is shown as ***.";
        list.Runs(_ => new ConfigReads(tools).List(origin.HasValue));
    }

    private static void WirePath(CommandSpec path, Toolbox tools)
    {
        path.More = "Standard output gets your file's path alone, whether there is a file or not; the machine's file is named beside it. None is created.";
        path.Runs(_ => new ConfigReads(tools).Path());
    }

    // The words are not repeated: somebody may be about to set a secret.
    private static string OneValue(CommandSpec set, IReadOnlyList<string> words) => words switch
    {
        [var value] => value,
        [] => throw WrongLine.ArgumentMissing(set, "value").AsException(),
        _ => throw new Failure(ErrorCode.Usage, "The value has several words. Nothing was changed.") { Hint = "Put quotes around it." }.AsException(),
    };
}
