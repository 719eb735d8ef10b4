using System.Reflection;

namespace Authx.Host.Providers;

/// <summary>
/// Loads one plugin strictly. Has the shape of the type of that name in McMaster.NETCore.Plugins, so that it could be
/// replaced by it.
/// </summary>
internal sealed class PluginLoader
{
    // Never unloaded, and held, or the runtime could collect what is still being started.
    private static readonly List<PluginLoader> Kept = [];
    private readonly PluginLoadContext _context;
    private readonly string _mainAssembly;

    private PluginLoader(string mainAssembly, Type[] sharedTypes, PluginSeal? seal)
    {
        _mainAssembly = mainAssembly;
        _context = new(mainAssembly, sharedTypes, seal);
    }

    /// <summary>
    /// A loader for the plugin of that assembly; the assemblies of the shared types come from the host. With a seal each
    /// file is compared with it before it is loaded.
    /// </summary>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, Type[] sharedTypes, PluginSeal? seal = null)
    {
        var loader = new PluginLoader(Path.GetFullPath(assemblyFile), sharedTypes, seal);
        lock (Kept)
            Kept.Add(loader);
        return loader;
    }

    /// <summary>The plugin's main assembly.</summary>
    public Assembly LoadDefaultAssembly() => _context.LoadChecked(_mainAssembly);

    /// <summary>Why a file was not loaded that is not what was installed; null where there was none.</summary>
    public Failure? Refusal => _context.Refusal;

    /// <summary>
    /// The assembly that the exception is about, where the plugin's folder lacked it. The runtime replaces what the
    /// load context says by a text of its own, so it has to be asked here.
    /// </summary>
    public AssemblyName? MissingIn(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is FileNotFoundException { FileName: { } file } && _context.FindMissing(file) is { } missing)
                return missing;
        }

        return null;
    }
}
