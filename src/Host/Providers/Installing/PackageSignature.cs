using System.IO.Compression;

namespace Authx.Host.Providers.Installing;

/// <summary>Says whether a package is signed. By whom is for NuGet to verify: authx trusts a hash.</summary>
internal static class PackageSignature
{
    private const string FileName = ".signature.p7s";

    public static string WordsOf(ZipArchive archive) => archive.GetEntry(FileName) is null
        ? "not signed"
        : "signed, not verified (dotnet nuget verify does that)";
}
