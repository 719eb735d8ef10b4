using System.Text.Json;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Plugin;

/// <summary>Forgets a plugin. Profiles of it can only be cleared on this machine then, so they are named first.</summary>
internal sealed class PluginRemove(Toolbox tools)
{
    public async Task<ExitCode> RunAsync(string id, bool force, CancellationToken cancellationToken)
    {
        using var held = await PluginDesk.LockAsync(tools, cancellationToken);
        var current = PluginDesk.Require(tools, id)[0];
        var live = Using(tools.Profiles, current.Provider);
        var pending = Using(ProfileStore.Pending(tools.Places, tools.Printer.Note), current.Provider);
        if (live.Count + pending.Count > 0)
            await new Consent(tools).DemandAsync(Question(current.Id, live, pending), force, cancellationToken);
        var store = PluginDesk.Store(tools);
        var left = store.Remove(current.Id);
        var what = current.IsLinked ? $"Unlinked the plugin \"{current.Id}\"; {current.Folder} is as it was." : $"Removed the plugin \"{current.Id}\".";
        tools.Printer.Done(json => Write(json, current.Id, live, pending), what);
        foreach (var folder in left)
            tools.Printer.Note($"{folder} is in use and could not be removed; the next change of a plugin removes it.");
        return ExitCode.Done;
    }

    // A profile that cannot be read may be of this plugin as well as of any other; it is not in the way.
    private static List<string> Using(ProfileStore store, string provider) =>
        [.. store.Names().Where(name => ProviderOf(store, name) == provider)];

    private static string? ProviderOf(ProfileStore store, string name)
    {
        try
        {
            return store.Read(name)?.Provider;
        }
        catch (FailureException)
        {
            return null;
        }
    }

    private static string Question(string id, List<string> live, List<string> pending)
    {
        var profiles = live.Count > 0 ? $" It is needed to sign out of: {string.Join(", ", live)}." : "";
        var waiting = pending.Count > 0 ? $" It is needed for what was put off: {string.Join(", ", pending)}." : "";
        return $"Remove the plugin \"{id}\"?{profiles}{waiting} Without it their credentials can only be forgotten here, and live on at the server.";
    }

    private static void Write(Utf8JsonWriter json, string id, List<string> live, List<string> pending)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("id", id);
        json.WriteString("change", "removed");
        PluginDocument.WriteTexts(json, "profiles", live);
        PluginDocument.WriteTexts(json, "pending", pending);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
