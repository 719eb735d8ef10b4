using System.Reflection;

namespace Authx.Host.Providers;

/// <summary>
/// Makes the providers of a plugin: checks the contract, loads the assembly once, creates the class that the manifest names
/// for each call, so that calls side by side share nothing.
/// </summary>
internal sealed class ProviderFactory(PluginManifest manifest)
{
    private readonly Lock _gate = new();
    private PluginLoader? _loader;
    private Type? _type;

    public PluginManifest Manifest => manifest;

    /// <summary>Makes one. Whatever the provider's constructor throws comes out as it is.</summary>
    /// <exception cref="FailureException">The plugin cannot be loaded.</exception>
    public IAuthProvider Create()
    {
        Type type;
        lock (_gate)
            type = _type ??= LoadType();
        return (IAuthProvider)Activator.CreateInstance(
            type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }

    private Type LoadType()
    {
        ContractCheck.Ensure(manifest);
        if (!File.Exists(manifest.AssemblyPath))
            throw Refused($"its assembly {manifest.Assembly} is not in {manifest.Directory}");
        // What came with authx is as safe as authx itself, and what is linked changes with every build.
        var seal = manifest.Source == PluginSource.Installed ? new PluginSeal(manifest) : null;
        _loader = PluginLoader.CreateFromAssemblyFile(manifest.AssemblyPath, [typeof(IAuthProvider)], seal);
        var type = Find(Load(_loader), manifest.Type)
            ?? throw Refused($"{manifest.Assembly} has no class {ForeignText.Clean(manifest.Type)}");
        if (!typeof(IAuthProvider).IsAssignableFrom(type) || type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null)
            throw Refused($"{type.Name} is no IAuthProvider with a public constructor that takes nothing");
        return type;
    }

    // A provider is public, and plugins show little else; the runtime's search by name costs more than all of these.
    private static Type? Find(Assembly assembly, string name)
    {
        foreach (var type in assembly.GetExportedTypes())
        {
            if (type.FullName == name)
                return type;
        }

        return assembly.GetType(name);
    }

    /// <summary>The dependency that the exception is about, where it is missing in the plugin's folder.</summary>
    public AssemblyName? MissingIn(Exception exception) => _loader?.MissingIn(exception);

    /// <summary>Why a file was not loaded that is not what was installed; null where there was none.</summary>
    public Failure? Refusal => _loader?.Refusal;

    private Assembly Load(PluginLoader loader)
    {
        try
        {
            return loader.LoadDefaultAssembly();
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            throw Refused($"{manifest.Assembly} is no .NET assembly, or it is damaged");
        }
    }

    private FailureException Refused(string reason) =>
        new Failure(ErrorCode.PluginRefused, $"The plugin \"{manifest.Id}\" was not loaded: {reason}.")
        { Hint = "authx plugin list" }.AsException();
}
