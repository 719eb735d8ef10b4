namespace Authx.Host.Providers;

/// <summary>Which plugins there are: those that came with authx, then the user's. Reads manifests and loads nothing.</summary>
internal sealed class PluginCatalog(string bundledDirectory, UserPlugins? user = null)
{
    private const string ManifestName = "plugin.json";

    /// <summary>The plugin of that provider. Opens that one manifest; the list of the user's plugins only for one of theirs.</summary>
    /// <exception cref="FailureException">There is none, or its manifest cannot be used.</exception>
    public PluginManifest Find(string providerId)
    {
        var name = providerId.ToLowerInvariant();
        if (IsBundled(name))
            return ReadFolder(BundledManifest(name));
        return user?.FindProvider(name) is { } installed ? user.Open(installed) : throw Missing(providerId);
    }

    /// <summary>The plugin of that id, or else the one of that provider.</summary>
    /// <exception cref="FailureException">There is none.</exception>
    public CatalogEntry FindEntry(string id)
    {
        var name = id.ToLowerInvariant();
        var all = All();
        return all.FirstOrDefault(entry => entry.Id == name)
            ?? all.FirstOrDefault(entry => (entry.Manifest?.ProviderId ?? entry.Installed?.Provider) == name)
            ?? throw Missing(id);
    }

    /// <summary>Whether a plugin of that id or for that provider came with authx.</summary>
    public bool IsBundled(string id) => PluginNames.IsValid(id) && File.Exists(BundledManifest(id));

    /// <summary>All plugins: those that came with authx in the order of their folders' names, then the user's; the broken ones too.</summary>
    public IReadOnlyList<CatalogEntry> All() => [.. Folders().Select(BundledEntry), .. UserEntries()];

    // A bundled plugin's folder is called after its provider, so that finding one needs no list.
    private static PluginManifest ReadFolder(string file)
    {
        var manifest = ManifestReader.Read(file);
        var folder = Path.GetFileName(Path.GetDirectoryName(file));
        return manifest.ProviderId == folder
            ? manifest
            : throw new Failure(ErrorCode.PluginRefused,
                $"The plugin manifest {file} cannot be used: it is for the provider \"{manifest.ProviderId}\", and its folder is called \"{folder}\".")
            { Hint = "dotnet tool update -g authx" }.AsException();
    }

    private static CatalogEntry BundledEntry(string directory) =>
        Entry(new() { Directory = directory }, () => ReadFolder(Path.Combine(directory, ManifestName)));

    private IEnumerable<CatalogEntry> UserEntries()
    {
        if (user is null)
            return [];
        try
        {
            return [.. user.Active().OrderBy(one => one.Id, StringComparer.Ordinal).Select(UserEntry)];
        }
        catch (FailureException e)
        {
            // The list is damaged: what came with authx works on, and this says why the rest does not.
            return [new() { Directory = user.ListFile, Source = PluginSource.Installed, Failure = e.Failure }];
        }
    }

    private CatalogEntry UserEntry(InstalledPlugin plugin)
    {
        var source = plugin.IsLinked ? PluginSource.Linked : PluginSource.Installed;
        return Entry(new() { Directory = user!.FolderOf(plugin), Source = source, Installed = plugin }, () => user.Open(plugin));
    }

    private static CatalogEntry Entry(CatalogEntry entry, Func<PluginManifest> read)
    {
        try
        {
            return entry with { Manifest = read() };
        }
        catch (FailureException e)
        {
            return entry with { Failure = e.Failure };
        }
    }

    private string BundledManifest(string name) => Path.Combine(bundledDirectory, name, ManifestName);

    private IEnumerable<string> Folders() => Directory.Exists(bundledDirectory)
        ? Directory.EnumerateDirectories(bundledDirectory).Order(StringComparer.Ordinal)
        : [];

    private FailureException Missing(string providerId)
    {
        string[] known = [.. Folders().Select(folder => Path.GetFileName(folder)!), .. user?.Active().Select(one => one.Id) ?? []];
        var there = known.Length > 0 ? $"These are there: {string.Join(", ", known)}." : "No plugin is there at all.";
        var near = Suggest.Nearest(providerId, known) is { } name ? $" Did you mean \"{name}\"?" : "";
        return new Failure(ErrorCode.PluginMissing,
            $"There is no plugin for the provider \"{ForeignText.Clean(providerId, limit: 80)}\". {there}{near}")
        { Hint = known.Length > 0 ? "authx plugin list" : "dotnet tool update -g authx" }.AsException();
    }
}
