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
        command.Sub("install", "Install a plugin, or another version of it.", install => WireInstall(install, tools));
        command.Sub("remove", "Remove a plugin that was installed or linked.", remove => WireRemove(remove, tools));
        command.Sub("check", "Compare the files of plugins with their manifests.", check => WireCheck(check, tools));
        command.Sub("link", "Use a plugin from the folder that it is built into.", link => WireLink(link, tools));
        command.More = "A plugin runs inside authx with all your rights; authx cannot limit what it does.";
    }

    private static void WireInstall(CommandSpec command, Toolbox tools)
    {
        var what = command.Argument("package", "A package file (.nupkg), or a package's id, with or without @version.");
        var source = command.Value("--source <FOLDER-OR-URL>", "Where to look for the package instead of your own NuGet sources.");
        var trust = command.Value("--trust <SHA512>", "Trust the package with this SHA-512, without being asked.");
        var force = command.Flag("--force", "Let a package with other content take the place of the same version.");
        command.More = """
            Installing runs no code of the plugin. From then on the plugin runs inside authx with all your rights; so its hash is
            shown, and you are asked. Off a terminal --trust says that you trust it; --force does not.

            A package of an id is fetched by the .NET SDK (dotnet package download) with your own NuGet settings; those of the
            current directory are not read. Versions that were installed before stay until the plugin is removed: ID@VERSION goes
            back to one without fetching it. Nothing is ever updated by itself.
            """;
        command.Runs(cancellation => new PluginInstall(tools, new(what.Required(command))
        {
            Source = source.Value,
            Trust = trust.Value,
            Force = force.HasValue,
        }).RunAsync(cancellation));
    }

    private static void WireRemove(CommandSpec command, Toolbox tools)
    {
        var id = command.Argument("plugin", "The id, as plugin list shows it.");
        var force = command.Flag("-f|--force", "Do not ask, although profiles need the plugin.");
        var yes = command.Flag("-y|--yes", "The same as --force.");
        command.More = """
            All its versions go. It signs nobody out: profiles of the plugin stay, and without it they can only be forgotten on
            this machine (authx logout --local). They are named before anything is removed. A linked folder is left as it is.
            """;
        command.Runs(cancellation => new PluginRemove(tools).RunAsync(id.Required(command), force.HasValue || yes.HasValue, cancellation));
    }

    private static void WireCheck(CommandSpec command, Toolbox tools)
    {
        var id = command.Argument("plugin", "The id, as plugin list shows it; without it all.");
        command.More = """
            Every file is hashed, and nothing is loaded. Exit 1 where a file was changed, is missing, or is not the plugin's. When a
            plugin is used, authx checks what it loads by itself.
            """;
        command.Runs(_ => new PluginCheck(tools).Run(id.Value));
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
        tools.Printer.Result(json => PluginDocument.Write(json, manifest, entry.Installed), () => PluginText.Of(manifest, entry.Installed));
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
