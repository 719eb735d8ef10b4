using System.Reflection;

namespace Authx.Host.Providers;

/// <summary>Tells the framework's assemblies from the host's own, which no plugin ever gets.</summary>
internal static class FrameworkAssemblies
{
    private static readonly Version Newest = typeof(object).Assembly.GetName().Version!;
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>
    /// Whether the framework has it, in that version or a newer one. A plugin may bring a newer copy of something that
    /// the framework has too; then its own is the right one.
    /// </summary>
    public static bool Have(AssemblyName name) =>
        (name.Version is null || name.Version <= Newest) && File.Exists(Path.Combine(Folder, name.Name + ".dll"));
}
