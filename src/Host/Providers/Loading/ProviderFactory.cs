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
        _loader = PluginLoader.CreateFromAssemblyFile(manifest.AssemblyPath, [typeof(IAuthProvider)]);
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
