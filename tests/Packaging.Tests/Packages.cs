using System.IO.Compression;

namespace Packaging.Tests;

/// <summary>What "build.cs -- test" has packed.</summary>
internal static class Packages
{
    public static string Folder =>
        Environment.GetEnvironmentVariable("AUTHX_PACKAGES") is { Length: > 0 } folder ? folder : throw NotPacked();

    /// <summary>The one package of that id.</summary>
    public static ZipArchive Open(string id) => ZipFile.OpenRead(PathOf(id));

    public static string PathOf(string id) =>
        Directory.EnumerateFiles(Folder, id + ".*.nupkg").Single(file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1]));

    /// <summary>The version of the contract, and of what is packed with it.</summary>
    public static string ContractVersion => Path.GetFileNameWithoutExtension(PathOf("Authx.Abstractions"))["Authx.Abstractions.".Length..];

    /// <summary>The packages that hold the tool itself: one per runtime, and the one for all others.</summary>
    public static IReadOnlyList<string> Tools() =>
        [.. Directory.EnumerateFiles(Folder, "authx.*.nupkg").Where(file => char.IsAsciiLetter(Path.GetFileName(file)["authx.".Length])).Order(StringComparer.Ordinal)];

    /// <summary>All packages.</summary>
    public static IReadOnlyList<string> All() => [.. Directory.EnumerateFiles(Folder, "*.nupkg").Order(StringComparer.Ordinal)];

    public static byte[] Read(this ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static InvalidOperationException NotPacked() =>
        new("AUTHX_PACKAGES does not say where the packages are. Run: dotnet run build.cs -- test");
}
