using System.IO.Compression;
using System.Security.Cryptography;
using Authx.Host.Files;

namespace Authx.Host.Providers.Installing;

/// <summary>A package that was looked through and unpacked beside the plugins; it is in order, and not in use yet.</summary>
internal sealed record PluginPackage(string File, string Folder, string Hash, Nuspec Nuspec, PluginManifest Manifest)
{
    private const string Copy = "package.nupkg";
    private const string Unpacked = "content";

    /// <summary>Who signed it, by the signature's own word; null where it is not signed.</summary>
    public PackageSigner? Signer { get; init; }

    /// <summary>Copies the package, so that what is checked is what is used, checks it and unpacks it.</summary>
    /// <exception cref="FailureException">It is refused.</exception>
    public static PluginPackage Stage(string file, string staging)
    {
        var copy = Path.Combine(staging, Copy);
        var hash = CopyHashed(file, copy);
        try
        {
            using var archive = ZipFile.OpenRead(copy);
            var files = PackageEntries.Check(archive);
            var nuspec = Nuspec.Read(archive);
            var folder = Path.Combine(staging, Unpacked);
            var manifest = new PackageUnpacking(files, nuspec).To(folder);
            return new(copy, folder, hash, nuspec, manifest) { Signer = PackageSignature.Read(archive) };
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw PackageRefusal.Of("it is no zip archive, or a damaged one", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of("unpack", copy, e);
        }
    }

    /// <summary>As the list of the user's plugins will know it.</summary>
    public InstalledPlugin Entry(string place, string origin) => new()
    {
        Id = Manifest.Id,
        Provider = Manifest.ProviderId,
        Version = Nuspec.Version,
        Folder = place,
        PackageHash = Hash,
        ManifestHash = PluginSeal.HashOf(Path.Combine(Folder, PackageUnpacking.ManifestName)),
        Origin = origin,
        Signer = Signer,
    };

    private static string CopyHashed(string from, string to)
    {
        try
        {
            using var source = System.IO.File.OpenRead(from);
            if (source.Length > PackageLimits.PackageLength)
                throw PackageRefusal.Of($"it is larger than {PackageLimits.PackageLength / PackageLimits.Megabyte} MB");
            using (var target = PackageUnpacking.Create(to))
                source.CopyTo(target);
            using var copy = System.IO.File.OpenRead(to);
            return Convert.ToHexStringLower(SHA512.HashData(copy));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of("read", from, e);
        }
    }
}
