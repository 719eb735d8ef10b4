using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>Takes a folder that a plugin is built into, for the author's own loop.</summary>
internal sealed class PluginLink(Toolbox tools)
{
    private const string ManifestName = "plugin.json";

    public async Task<ExitCode> RunAsync(string directory, CancellationToken cancellationToken)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        var file = Path.Combine(folder, ManifestName);
        if (!File.Exists(file))
            throw new Failure(ErrorCode.PluginMissing, $"There is no {ManifestName} in {folder}; the build of a plugin writes it beside its assembly.")
            { Hint = "dotnet build, then authx plugin link ./bin/Debug/net10.0" }.AsException();
        PluginPermissions.Ensure(tools.Places.Plugins, folder, isLinked: true);
        var manifest = ManifestReader.Read(file, PluginSource.Linked, _ => { });
        ContractCheck.Ensure(manifest);
        using var held = await PluginDesk.LockAsync(tools, cancellationToken);
        var store = PluginDesk.Store(tools);
        store.EnsureFree(manifest);
        store.Sweep();
        store.Link(manifest);
        tools.Printer.Done(json => PluginDocument.WriteChange(json, manifest, "linked"), $"Linked the plugin \"{manifest.Id}\" to {folder}.");
        tools.Printer.Note("It runs with all your rights, unchecked, as it lies there. To end that: authx plugin remove " + manifest.Id);
        return ExitCode.Done;
    }
}
