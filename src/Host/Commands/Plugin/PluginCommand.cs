using Authx.Host.Commands.Line;
using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>The plugins that are there; read from their manifests, none is loaded.</summary>
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
    }

    private static ExitCode List(Toolbox tools)
    {
        var entries = tools.Providers.Catalog.All();
        tools.Printer.Result(
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema", Documents.Schema);
                json.WriteStartArray("plugins");
                foreach (var entry in entries)
                    PluginDocument.WriteEntry(json, entry);
                json.WriteEndArray();
                json.WriteNull("error");
                json.WriteEndObject();
            },
            () => Table.Of(["ID", "VERSION", "PROVIDER", ""], entries.Select(Row)));
        return ExitCode.Done;
    }

    private static ExitCode Info(Toolbox tools, string id)
    {
        var manifest = tools.Providers.Catalog.Find(id);
        tools.Printer.Result(json => PluginDocument.Write(json, manifest), () => PluginText.Of(manifest));
        return ExitCode.Done;
    }

    private static string[] Row(CatalogEntry entry) => entry.Manifest is { } manifest
        ? [manifest.Id, manifest.Version, manifest.ProviderName, ""]
        : [Path.GetFileName(entry.Directory), "?", "?", ForeignText.Clean(entry.Failure!.Message)];
}
