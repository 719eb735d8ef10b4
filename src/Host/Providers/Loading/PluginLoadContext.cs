using System.Reflection;
using System.Runtime.Loader;

namespace Authx.Host.Providers;

/// <summary>
/// Where a plugin's assemblies come from: shared ones from the host by simple name, whatever version was asked for;
/// the framework's from the framework; everything else from the plugin's folder, or from nowhere.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly Dictionary<string, Assembly> _shared = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AssemblyName> _missing = [];

    // Reading the plugin's list of dependencies costs milliseconds, and a plugin without any needs none of it.
    private readonly Lazy<AssemblyDependencyResolver> _resolver;

    public PluginLoadContext(string mainAssembly, Type[] sharedTypes)
        : base(Path.GetFileNameWithoutExtension(mainAssembly))
    {
        foreach (var type in sharedTypes)
            _shared[type.Assembly.GetName().Name!] = type.Assembly;
        _resolver = new(() => new(mainAssembly));
    }

    /// <summary>The assembly of that display name, if it was asked for in vain.</summary>
    public AssemblyName? FindMissing(string displayName)
    {
        lock (_missing)
            return _missing.Find(name => displayName == name.FullName || displayName == name.Name);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is { } simple && _shared.TryGetValue(simple, out var assembly))
            return IsSatisfiedBy(assembly, assemblyName) ? null : assembly;
        if (FrameworkAssemblies.Have(assemblyName))
            return null;
        if (_resolver.Value.ResolveAssemblyToPath(assemblyName) is { } path)
            return LoadFromAssemblyPath(path);

        // Nobody misses a translation.
        return assemblyName.CultureName is { Length: > 0 } ? null : throw Missing(assemblyName);
    }

    // Null means the host's: the runtime takes that one by itself, and for less than if it were handed over, but only as
    // long as it is no older than what was asked for.
    private static bool IsSatisfiedBy(Assembly assembly, AssemblyName asked) =>
        asked.Version is null || asked.Version <= assembly.GetName().Version;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.Value.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    // Not null, which would make the runtime look among the host's own assemblies.
    private FileNotFoundException Missing(AssemblyName name)
    {
        lock (_missing)
            _missing.Add(name);
        return new($"{name.Name} is not in the plugin's folder.", name.FullName);
    }
}
