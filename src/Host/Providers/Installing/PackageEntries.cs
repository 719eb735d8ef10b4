using System.IO.Compression;

namespace Authx.Host.Providers.Installing;

/// <summary>The entries of a package, all looked at before one is unpacked.</summary>
internal static class PackageEntries
{
    private const string Content = "authx/";
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>The files of the plugin by their names below <c>authx/</c>.</summary>
    /// <exception cref="FailureException">The package has an entry that no honest one has.</exception>
    public static IReadOnlyDictionary<string, ZipArchiveEntry> Check(ZipArchive archive)
    {
        if (archive.Entries.Count > PackageLimits.Entries)
            throw PackageRefusal.Of($"it has {archive.Entries.Count} entries, and {PackageLimits.Entries} are the most");
        foreach (var entry in archive.Entries)
            CheckOne(entry);
        if (archive.Entries.Sum(entry => entry.Length) > PackageLimits.TotalLength)
            throw PackageRefusal.Of($"what is in it is larger than {PackageLimits.TotalLength / PackageLimits.Megabyte} MB");
        EnsureApart(archive);
        var files = archive.Entries.Where(entry => NameOf(entry).StartsWith(Content, StringComparison.Ordinal) && !IsFolder(entry))
            .ToDictionary(entry => NameOf(entry)[Content.Length..], StringComparer.Ordinal);
        return files.Count > 0 ? files : throw PackageRefusal.Of("it has nothing below authx/, where the files of a plugin are");
    }

    // Packers write the names as in an address: a space is %20.
    private static string NameOf(ZipArchiveEntry entry) => Uri.UnescapeDataString(entry.FullName);

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/');

    private static void CheckOne(ZipArchiveEntry entry)
    {
        var problem = EntryNames.Problem(TrimmedName(entry.FullName)) ?? EntryNames.Problem(TrimmedName(NameOf(entry))) ?? ProblemOf(entry);
        if (problem is not null)
            throw PackageRefusal.Of($"the entry \"{ForeignText.Clean(entry.FullName, limit: 80)}\" {problem}");
    }

    private static string TrimmedName(string name) => name.Length > 1 && name.EndsWith('/') ? name[..^1] : name;

    private static string? ProblemOf(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            return "is encrypted";
        // The upper half of the attributes is the mode that the file had on Unix, or nothing.
        if (((entry.ExternalAttributes >> 16) & TypeMask) is not (0 or RegularFile or Folder))
            return "is a link or a device";
        if (entry.Length > PackageLimits.FileLength)
            return $"is larger than {PackageLimits.FileLength / PackageLimits.Megabyte} MB";
        if (entry.Length > PackageLimits.Megabyte && entry.Length / Math.Max(1, entry.CompressedLength) > PackageLimits.Ratio)
            return "is packed so tightly that it can only be meant to fill the disk";
        return null;
    }

    // Two names that differ in case alone are one file on some systems, and there one would take the other's place.
    private static void EnsureApart(ZipArchive archive)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = TrimmedName(NameOf(entry));
            if (!IsFolder(entry) && !files.Add(name))
                throw Collision(entry);
            for (var part = name; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOf('/'))])
                if (!spellings.TryAdd(part, part) && spellings[part] != part)
                    throw Collision(entry);
        }

        foreach (var entry in archive.Entries)
            for (var name = NameOf(entry); name.LastIndexOf('/') is var slash and > 0;)
                if (files.Contains(name = name[..slash]))
                    throw Collision(entry);
    }

    private static FailureException Collision(ZipArchiveEntry entry) =>
        PackageRefusal.Of($"the entry \"{ForeignText.Clean(entry.FullName, limit: 80)}\" collides with another one");
}
