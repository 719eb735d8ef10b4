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
    private readonly PluginSeal? _seal;

    // Reading the plugin's list of dependencies costs milliseconds, and a plugin without any needs none of it.
    private readonly Lazy<AssemblyDependencyResolver> _resolver;

    public PluginLoadContext(string mainAssembly, Type[] sharedTypes, PluginSeal? seal)
        : base(Path.GetFileNameWithoutExtension(mainAssembly))
    {
        _seal = seal;
        foreach (var type in sharedTypes)
            _shared[type.Assembly.GetName().Name!] = type.Assembly;
        _resolver = new(() => new(mainAssembly));
    }

    /// <summary>Why a file was not loaded that is not what was installed; null where there was none.</summary>
    public Failure? Refusal { get; private set; }

    /// <summary>Loads a file of the plugin, after a look whether it is what was installed.</summary>
    /// <exception cref="FailureException">It is not.</exception>
    public Assembly LoadChecked(string path)
    {
        EnsureSealed(path);
        return LoadFromAssemblyPath(path);
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
            return LoadChecked(path);

        // Nobody misses a translation.
        return assemblyName.CultureName is { Length: > 0 } ? null : throw Missing(assemblyName);
    }

    // Null means the host's: the runtime takes that one by itself, and for less than if it were handed over, but only as
    // long as it is no older than what was asked for.
    private static bool IsSatisfiedBy(Assembly assembly, AssemblyName asked) =>
        asked.Version is null || asked.Version <= assembly.GetName().Version;

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        if (_resolver.Value.ResolveUnmanagedDllToPath(unmanagedDllName) is not { } path)
            return 0;
        EnsureSealed(path);
        return LoadUnmanagedDllFromPath(path);
    }

    // Noted, since the runtime puts an exception of its own around what is thrown here.
    private void EnsureSealed(string path)
    {
        try
        {
            _seal?.Ensure(path);
        }
        catch (FailureException e)
        {
            Refusal = e.Failure;
            throw;
        }
    }

    // Not null, which would make the runtime look among the host's own assemblies.
    private FileNotFoundException Missing(AssemblyName name)
    {
        lock (_missing)
            _missing.Add(name);
        return new($"{name.Name} is not in the plugin's folder.", name.FullName);
    }
}
