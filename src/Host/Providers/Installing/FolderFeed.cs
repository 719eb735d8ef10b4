namespace Authx.Host.Providers.Installing;

/// <summary>A folder with packages in it, flat or with a folder per version.</summary>
internal static class FolderFeed
{
    /// <summary>The package of that version; without one the newest that is no preview, or else the newest.</summary>
    /// <exception cref="FailureException">There is none.</exception>
    public static string Find(string folder, string id, string? version)
    {
        var found = Packages(folder, id).Where(one => version is null || PluginVersion.AreSame(one.Version, version)).ToList();
        found.Sort((one, other) => PluginVersion.Compare(other.Version, one.Version));
        if (found.Count > 0)
            return (found.Find(one => !PluginVersion.IsPreview(one.Version)) ?? found[0]).File;
        var which = version is null ? $"No package \"{id}\"" : $"No version {version} of the package \"{id}\"";
        throw new Failure(ErrorCode.PluginMissing, $"{which} is in {folder}. Nothing was changed.") { Hint = "Check the id and the folder." }.AsException();
    }

    private static IEnumerable<Package> Packages(string folder, string id)
    {
        var byCase = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        var folders = Directory.EnumerateDirectories(folder, id, byCase).SelectMany(Directory.EnumerateDirectories);
        return from place in (IEnumerable<string>)[folder, .. folders]
               from file in Directory.EnumerateFiles(place, $"{id}.*.nupkg", byCase)
               let version = Path.GetFileNameWithoutExtension(file)[(id.Length + 1)..]
               where PluginVersion.IsValid(version)
               select new Package(file, version);
    }

    private sealed record Package(string File, string Version);
}
