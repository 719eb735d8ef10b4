using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Authx.ManifestWriter;

/// <summary>Follows base classes and interfaces through the plugin's own assemblies, down to the contract.</summary>
internal sealed class TypeHierarchy(string directory) : IDisposable
{
    private readonly Dictionary<string, PEReader?> _neighbours = new(StringComparer.OrdinalIgnoreCase);

    public Contract ContractOf(MetadataReader reader, TypeDefinition type)
    {
        var walk = new Walk();
        Visit(reader, type, walk);
        return new(walk.Found, walk.IsComplete);
    }

    /// <summary>The simple name of a type of the contract; null for any other.</summary>
    public static string? ContractName(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeReference)
            return null;
        var reference = reader.GetTypeReference((TypeReferenceHandle)handle);
        return AssemblyOf(reader, reference) == PluginAssembly.ContractName && reader.GetString(reference.Namespace) == "Authx"
            ? reader.GetString(reference.Name)
            : null;
    }

    public void Dispose()
    {
        foreach (var file in _neighbours.Values)
            file?.Dispose();
    }

    private void Visit(MetadataReader reader, TypeDefinition type, Walk walk)
    {
        foreach (var handle in type.GetInterfaceImplementations())
            Follow(reader, reader.GetInterfaceImplementation(handle).Interface, walk);
        if (!type.BaseType.IsNil)
            Follow(reader, type.BaseType, walk);
    }

    private void Follow(MetadataReader reader, EntityHandle handle, Walk walk)
    {
        if (ContractName(reader, handle) is { } name)
            walk.Found.Add(name);
        else if (handle.Kind == HandleKind.TypeDefinition)
            Visit(reader, reader.GetTypeDefinition((TypeDefinitionHandle)handle), walk);
        else if (handle.Kind == HandleKind.TypeReference)
            FollowOut(reader, reader.GetTypeReference((TypeReferenceHandle)handle), walk);
        else
            FollowGeneric(reader, handle, walk);
    }

    private void FollowOut(MetadataReader reader, TypeReference reference, Walk walk)
    {
        if (AssemblyOf(reader, reference) is not { } assembly)
            walk.IsComplete = false;
        else if (Neighbour(assembly)?.GetMetadataReader() is { } other && Find(other, reader, reference) is { } type)
            Visit(other, type, walk);
        else if (!IsFramework(assembly))
            walk.IsComplete = false;
    }

    // Base<T>: the blob begins with GENERICINST, CLASS, and the coded index of the open type.
    private void FollowGeneric(MetadataReader reader, EntityHandle handle, Walk walk)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance)
        {
            blob.ReadCompressedInteger();
            Follow(reader, blob.ReadTypeHandle(), walk);
        }
    }

    private PEReader? Neighbour(string assembly)
    {
        if (_neighbours.TryGetValue(assembly, out var known))
            return known;
        var path = Path.Combine(directory, assembly + ".dll");
        return _neighbours[assembly] = File.Exists(path) ? new PEReader(File.OpenRead(path)) : null;
    }

    private static TypeDefinition? Find(MetadataReader other, MetadataReader reader, TypeReference wanted)
    {
        var name = reader.GetString(wanted.Name);
        var space = reader.GetString(wanted.Namespace);
        foreach (var type in other.TypeDefinitions.Select(other.GetTypeDefinition))
            if (other.StringComparer.Equals(type.Name, name) && other.StringComparer.Equals(type.Namespace, space))
                return type;
        return null;
    }

    private static string? AssemblyOf(MetadataReader reader, TypeReference reference) =>
        reference.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name)
            : null;

    // No framework type implements an interface of the contract.
    private static bool IsFramework(string assembly) =>
        assembly is "mscorlib" or "netstandard" || assembly.StartsWith("System.", StringComparison.Ordinal);

    private sealed class Walk
    {
        public HashSet<string> Found { get; } = [];

        public bool IsComplete { get; set; } = true;
    }
}
