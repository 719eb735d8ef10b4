namespace Authx.Host.Providers.Installing;

/// <summary>How large a package may be. A plugin is some assemblies; what is above this is a mistake or an attack.</summary>
internal static class PackageLimits
{
    public const long PackageLength = 100 * Megabyte;

    public const int Entries = 2_000;

    public const long FileLength = 100 * Megabyte;

    public const long TotalLength = 200 * Megabyte;

    /// <summary>How many bytes may come out of one; of files above a megabyte only, small ones do no harm.</summary>
    public const int Ratio = 200;

    public const long Megabyte = 1024 * 1024;
}
