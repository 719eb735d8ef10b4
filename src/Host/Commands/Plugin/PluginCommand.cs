using Authx.Host.Commands.Line;
using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>The plugins: which there are, read from their manifests, and how more come and go. None is loaded.</summary>
internal static class PluginCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools)
    {
        command.Sub("list", "Show all plugins.", list => list.Runs(_ => List(tools)));
        command.Sub("info", "Show one plugin and its settings.", info =>
        {
            var id = info.Argument("plugin", "The id, as plugin list shows it.");
            info.Runs(_ => Info(tools, id.Required(info)));
        });
        command.Sub("link", "Use a plugin from the folder that it is built into.", link => WireLink(link, tools));
        command.More = "A plugin runs inside authx with all your rights; authx cannot limit what it does.";
    }

    private static void WireLink(CommandSpec command, Toolbox tools)
    {
        var folder = command.Argument("folder", "The folder with the plugin's plugin.json.");
        command.More = """
            For the author of a plugin: nothing is copied, and nothing is checked when it runs, so that a new build is used at
            once. Every command that uses it says so. An installed version of the same plugin waits until the link goes.
            """;
        command.Runs(cancellation => new PluginLink(tools).RunAsync(folder.Required(command), cancellation));
    }

    private static ExitCode List(Toolbox tools)
    {
        var entries = tools.Providers.Catalog.All();
        tools.Printer.Result(
            json => PluginDocument.WriteAll(json, entries),
            () => Table.Of(["ID", "VERSION", "PROVIDER", "SOURCE", "STATE"], entries.Select(Row)));
        return ExitCode.Done;
    }

    private static ExitCode Info(Toolbox tools, string id)
    {
        var entry = tools.Providers.Catalog.FindEntry(id);
        var manifest = entry.Manifest ?? throw entry.Failure!.AsException();
        tools.Printer.Result(json => PluginDocument.Write(json, manifest), () => PluginText.Of(manifest));
        return ExitCode.Done;
    }

    private static string[] Row(CatalogEntry entry) =>
    [
        entry.Id,
        ForeignText.Clean(entry.Manifest?.Version ?? entry.Installed?.Version ?? "?"),
        ForeignText.Clean(entry.Manifest?.ProviderName ?? entry.Installed?.Provider ?? "?"),
        EnumNames.Of(entry.Source),
        entry.Failure is { } failure ? ForeignText.Clean(failure.Message) : PluginDocument.StateOf(entry),
    ];
}
