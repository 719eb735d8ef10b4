using System.IO.Compression;
using System.Security.Cryptography;
using Authx.Host.Files;

namespace Authx.Host.Providers.Installing;

/// <summary>Unpacks a plugin, with modes of our own, and holds its manifest against what comes out.</summary>
internal sealed class PackageUnpacking(IReadOnlyDictionary<string, ZipArchiveEntry> files, Nuspec nuspec)
{
    public const string ManifestName = "plugin.json";

    /// <summary>Unpacks into that folder.</summary>
    /// <exception cref="FailureException">The manifest lies, or asks for more than this authx has.</exception>
    public PluginManifest To(string folder)
    {
        PrivateDirectory.Create(folder);
        var manifest = ReadManifest(folder);
        EnsureIsOf(manifest);
        EnsureNamesAll(manifest);
        foreach (var (name, entry) in files)
            if (name != ManifestName && Unpack(entry, Path.Combine(folder, name)) != manifest.Files[name])
                throw PackageRefusal.Of($"its manifest lies: {name} does not have the hash that stands there");
        ContractCheck.Ensure(manifest);
        return manifest;
    }

    /// <summary>A new file for the owner alone.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    private PluginManifest ReadManifest(string folder)
    {
        if (!files.TryGetValue(ManifestName, out var entry) || entry.Length > PackageLimits.Megabyte)
            throw PackageRefusal.Of($"it has no authx/{ManifestName}, the manifest that the build of a plugin writes");
        var file = Path.Combine(folder, ManifestName);
        Unpack(entry, file);
        return ManifestReader.Read(file, PluginSource.Installed, _ => { });
    }

    private void EnsureIsOf(PluginManifest manifest)
    {
        if (manifest.Id != nuspec.Id)
            throw PackageRefusal.Of($"its manifest lies: the package is \"{nuspec.Id}\", and there it is \"{manifest.Id}\"");
        if (!PluginVersion.AreSame(manifest.Version, nuspec.Version))
            throw PackageRefusal.Of($"its manifest lies: the package has version {nuspec.Version}, and there it has {manifest.Version}");
        if (Name.IsDevice(manifest.ProviderId))
            throw PackageRefusal.Of($"its provider is called \"{manifest.ProviderId}\", which means a device on Windows");
        if (!manifest.Files.ContainsKey(manifest.Assembly))
            throw PackageRefusal.Of($"its manifest lies: its assembly {manifest.Assembly} is not among its files");
    }

    private void EnsureNamesAll(PluginManifest manifest)
    {
        foreach (var name in manifest.Files.Keys)
            if (!files.ContainsKey(name))
                throw PackageRefusal.Of($"its manifest lies: {name} stands there and is not in the package");
        foreach (var name in files.Keys)
            if (name != ManifestName && !manifest.Files.ContainsKey(name))
                throw PackageRefusal.Of($"its manifest lies: {name} is in the package and does not stand there");
    }

    // The length that the archive gives is a claim, too: no more than that is taken.
    private static string Unpack(ZipArchiveEntry entry, string path)
    {
        PrivateDirectory.Create(Path.GetDirectoryName(path)!);
        using var source = entry.Open();
        using var target = Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        var left = entry.Length;
        while (source.Read(buffer) is var count and > 0)
        {
            if ((left -= count) < 0)
                throw PackageRefusal.Of($"the entry \"{ForeignText.Clean(entry.FullName, limit: 80)}\" is longer than it says");
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
        }

        target.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
