namespace Authx.Host.Providers;

/// <summary>Which plugins there are. Reads manifests and loads nothing.</summary>
internal sealed class PluginCatalog(string bundledDirectory)
{
    private const string ManifestName = "plugin.json";

    /// <summary>The plugin of that provider. Opens that one manifest and nothing else.</summary>
    /// <exception cref="FailureException">There is none, or its manifest cannot be used.</exception>
    public PluginManifest Find(string providerId)
    {
        var name = providerId.ToLowerInvariant();
        var file = Path.Combine(bundledDirectory, name, ManifestName);
        return PluginNames.IsValid(name) && File.Exists(file) ? ReadFolder(file) : throw Missing(providerId);
    }

    /// <summary>All plugins in the order of their folders' names, the broken ones too.</summary>
    public IReadOnlyList<CatalogEntry> All() => [.. Folders().Select(Entry)];

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

    private static CatalogEntry Entry(string directory)
    {
        try
        {
            return new() { Directory = directory, Manifest = ReadFolder(Path.Combine(directory, ManifestName)) };
        }
        catch (FailureException e)
        {
            return new() { Directory = directory, Failure = e.Failure };
        }
    }

    private IEnumerable<string> Folders() => Directory.Exists(bundledDirectory)
        ? Directory.EnumerateDirectories(bundledDirectory).Order(StringComparer.Ordinal)
        : [];

    private FailureException Missing(string providerId)
    {
        string[] known = [.. Folders().Select(folder => Path.GetFileName(folder)!)];
        var there = known.Length > 0 ? $"These are there: {string.Join(", ", known)}." : "No plugin is there at all.";
        var near = Suggest.Nearest(providerId, known) is { } name ? $" Did you mean \"{name}\"?" : "";
        return new Failure(ErrorCode.PluginMissing,
            $"There is no plugin for the provider \"{ForeignText.Clean(providerId, limit: 80)}\". {there}{near}")
        { Hint = known.Length > 0 ? "authx plugin list" : "dotnet tool update -g authx" }.AsException();
    }
}
