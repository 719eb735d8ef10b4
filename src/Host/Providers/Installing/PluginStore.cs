using Authx.Host.Files;

namespace Authx.Host.Providers.Installing;

/// <summary>
/// Changes the user's plugins; the caller holds the lock. One rename of the list commits: what is killed before it leaves
/// the old state and some garbage, which the next change removes.
/// </summary>
internal sealed class PluginStore(UserPlugins plugins, PluginCatalog catalog)
{
    private const string StagingName = ".staging";

    private string StagingRoot => Path.Combine(plugins.Directory, StagingName);

    /// <summary>Removes what interrupted changes left behind.</summary>
    public void Sweep()
    {
        var known = plugins.All().Select(plugins.FolderOf).ToHashSet(StringComparer.Ordinal);
        TryDelete(StagingRoot);
        if (!Directory.Exists(plugins.Directory))
            return;
        foreach (var folder in Directory.EnumerateDirectories(plugins.Directory).Where(path => PluginNames.IsValid(Path.GetFileName(path))))
        {
            foreach (var version in Directory.EnumerateDirectories(folder).Where(path => !known.Contains(Path.GetFullPath(path))))
                TryDelete(version);
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                TryDelete(folder);
        }
    }

    /// <summary>A fresh folder beside the plugins, for the owner alone.</summary>
    public string NewStaging()
    {
        var folder = Path.Combine(StagingRoot, Guid.NewGuid().ToString("n"));
        try
        {
            PrivateDirectory.Create(folder);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of("write", folder, e);
        }
    }

    /// <summary>Removes what was staged, where anything is left of it.</summary>
    public void Discard(string staging)
    {
        TryDelete(staging);
        if (Directory.Exists(StagingRoot) && !Directory.EnumerateFileSystemEntries(StagingRoot).Any())
            TryDelete(StagingRoot);
    }

    /// <summary>Refuses a plugin whose id or provider is somebody else's.</summary>
    /// <exception cref="FailureException">It is.</exception>
    public void EnsureFree(PluginManifest manifest)
    {
        EnsureNotBundled(manifest.Id);
        EnsureNotBundled(manifest.ProviderId);
        if (plugins.Active().FirstOrDefault(one => one.Provider == manifest.ProviderId && one.Id != manifest.Id) is { } other)
            throw new Failure(ErrorCode.PluginRefused,
                $"The plugin \"{other.Id}\" is for the provider \"{other.Provider}\" already, and there can be only one. Nothing was changed.")
            { Hint = $"authx plugin remove {other.Id}" }.AsException();
    }

    /// <summary>Refuses an id that came with authx.</summary>
    /// <exception cref="FailureException">It did.</exception>
    public void EnsureNotBundled(string id)
    {
        if (catalog.IsBundled(id))
            throw new Failure(ErrorCode.PluginRefused, $"\"{id}\" came with authx, and no other plugin can take its place. Nothing was changed.")
            { Hint = "authx plugin list" }.AsException();
    }

    /// <summary>Takes a folder of the author's own into use.</summary>
    public InstalledPlugin Link(PluginManifest manifest)
    {
        var linked = new InstalledPlugin
        {
            Id = manifest.Id,
            Provider = manifest.ProviderId,
            Version = manifest.Version,
            Folder = manifest.Directory,
            IsLinked = true,
            Origin = manifest.Directory,
        };
        Activate(linked);
        return linked;
    }

    /// <summary>Moves what was staged to its place, and commits; what it replaces is forgotten.</summary>
    public void Install(string staged, InstalledPlugin plugin, InstalledPlugin? replaced)
    {
        var place = plugins.FolderOf(plugin);
        try
        {
            PrivateDirectory.Create(Path.GetDirectoryName(place)!);
            Contention.Retry(() => Directory.Move(staged, place));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of("write", place, e);
        }

        try
        {
            Activate(plugin, replaced);
        }
        catch
        {
            TryDelete(place);
            throw;
        }
    }

    /// <summary>Takes this version into use; the others of the plugin wait, and a link is forgotten.</summary>
    public void Activate(InstalledPlugin plugin, InstalledPlugin? replaced = null)
    {
        bool Stays(InstalledPlugin one) => one.Id != plugin.Id || (!one.IsLinked && one.Folder != plugin.Folder && one.Folder != replaced?.Folder);
        var others = plugins.All().Where(Stays).Select(one => one.Id == plugin.Id ? one with { IsActive = false } : one);
        InstalledList.Write(plugins.ListFile, [.. others, plugin with { IsActive = true }]);
    }

    /// <summary>Forgets all versions of a plugin, then removes their folders; a linked one is left where it is.</summary>
    /// <returns>The folders that could not be removed; the next change tries again.</returns>
    public IReadOnlyList<string> Remove(string id)
    {
        var all = plugins.All();
        InstalledList.Write(plugins.ListFile, all.Where(one => one.Id != id));
        var folders = all.Where(one => one.Id == id && !one.IsLinked).Select(plugins.FolderOf).ToList();
        folders.ForEach(TryDelete);
        var parent = Path.Combine(plugins.Directory, id);
        if (Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
            TryDelete(parent);
        return [.. folders.Where(Directory.Exists)];
    }

    /// <summary>A name for a folder of that version that is not taken: folders never change once they are in use.</summary>
    public string FreeFolder(string id, string version)
    {
        var name = version.ToLowerInvariant();
        for (var number = 2; Path.Exists(Path.Combine(plugins.Directory, id, name)); number++)
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{version.ToLowerInvariant()}~{number}");
        return $"{id}/{name}";
    }

    private static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file in use, on Windows. Nothing refers to it any more, and the next change removes it.
        }
    }
}
