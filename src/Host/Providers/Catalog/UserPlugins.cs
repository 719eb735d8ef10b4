using System.Security.Cryptography;

namespace Authx.Host.Providers;

/// <summary>The plugins that the user installed or linked, as far as finding them goes.</summary>
internal sealed class UserPlugins(string directory)
{
    private const string ManifestName = "plugin.json";

    /// <summary>Where they are.</summary>
    public string Directory => directory;

    /// <summary>The list of them; what it says is so.</summary>
    public string ListFile => Path.Combine(directory, "installed.json");

    /// <summary>All versions of all plugins.</summary>
    /// <exception cref="FailureException">The list cannot be used.</exception>
    public IReadOnlyList<InstalledPlugin> All() => InstalledList.Read(ListFile);

    /// <summary>Those in use.</summary>
    /// <exception cref="FailureException">The list cannot be used.</exception>
    public IReadOnlyList<InstalledPlugin> Active() => [.. All().Where(one => one.IsActive)];

    /// <summary>The plugin of that provider, or null.</summary>
    /// <exception cref="FailureException">The list cannot be used, or there are two of them.</exception>
    public InstalledPlugin? FindProvider(string provider)
    {
        var found = Active().Where(one => one.Provider == provider).ToList();
        return found.Count < 2 ? found.FirstOrDefault() : throw new Failure(ErrorCode.PluginRefused,
            $"The plugins \"{found[0].Id}\" and \"{found[1].Id}\" are both for the provider \"{provider}\". Neither was used.")
        { Hint = $"authx plugin remove {found[1].Id}" }.AsException();
    }

    /// <summary>Where a plugin's files are.</summary>
    public string FolderOf(InstalledPlugin plugin) => Path.GetFullPath(Path.Combine(directory, plugin.Folder));

    /// <summary>The plugin's manifest, if nobody else can have written it.</summary>
    /// <exception cref="FailureException">It cannot be used.</exception>
    public PluginManifest Open(InstalledPlugin plugin)
    {
        var folder = FolderOf(plugin);
        PluginPermissions.Ensure(directory, folder, plugin.IsLinked);
        var source = plugin.IsLinked ? PluginSource.Linked : PluginSource.Installed;
        var manifest = ManifestReader.Read(Path.Combine(folder, ManifestName), source, content => EnsureIsInstalled(plugin, content));
        if (manifest.Id == plugin.Id && manifest.ProviderId == plugin.Provider)
            return manifest;
        throw new Failure(ErrorCode.PluginRefused,
            $"The folder {folder} was linked as the plugin \"{plugin.Id}\" for the provider \"{plugin.Provider}\", and is \"{manifest.Id}\" for \"{manifest.ProviderId}\" now.")
        { Hint = $"authx plugin link {folder}" }.AsException();
    }

    private static void EnsureIsInstalled(InstalledPlugin plugin, byte[] manifest)
    {
        if (!plugin.IsLinked && Convert.ToHexStringLower(SHA256.HashData(manifest)) != plugin.ManifestHash)
            throw new Failure(ErrorCode.PluginRefused,
                $"The plugin \"{plugin.Id}\" was not used: {ManifestName} is not what was installed. See what else was changed: authx plugin check {plugin.Id}.")
            { Hint = $"authx plugin remove {plugin.Id}, then install it again" }.AsException();
    }
}
