using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Authx.ManifestWriter;

/// <summary>A built assembly, read as a file: nothing of it is loaded or run.</summary>
internal sealed class PluginAssembly : IDisposable
{
    public const string ContractName = "Authx.Abstractions";

    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly TypeHierarchy _hierarchy;

    public PluginAssembly(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _reader = _file.GetMetadataReader();
        _hierarchy = new TypeHierarchy(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    public IReadOnlyList<TypeDefinition> TypesWith(string attribute) =>
        [.. _reader.TypeDefinitions.Select(_reader.GetTypeDefinition).Where(type => AttributesOf(type, attribute).Any())];

    public IEnumerable<AttributeValues> AttributesOf(TypeDefinition type, string attribute) =>
        from handle in type.GetCustomAttributes()
        let candidate = _reader.GetCustomAttribute(handle)
        where IsOfContract(candidate, attribute)
        select new AttributeValues(candidate.DecodeValue(TypeNames.Instance));

    public Contract ContractOf(TypeDefinition type) => _hierarchy.ContractOf(_reader, type);

    /// <summary>The name by which it can be loaded: a plus sign leads into a class.</summary>
    public string NameOf(TypeDefinition type)
    {
        var name = _reader.GetString(type.Name);
        var space = _reader.GetString(type.Namespace);
        if (type.GetDeclaringType() is { IsNil: false } outer)
            return $"{NameOf(_reader.GetTypeDefinition(outer))}+{name}";
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    public bool IsVisible(TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsVisible(_reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    public bool HasDefaultConstructor(TypeDefinition type) =>
        type.GetMethods().Select(_reader.GetMethodDefinition).Any(IsDefaultConstructor);

    public void Dispose()
    {
        _file.Dispose();
        _hierarchy.Dispose();
    }

    private bool IsDefaultConstructor(MethodDefinition method)
    {
        if (!_reader.StringComparer.Equals(method.Name, ".ctor") ||
            (method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public)
            return false;
        var signature = _reader.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger() == 0;
    }

    private bool IsOfContract(CustomAttribute attribute, string name)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return false;
        var owner = _reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return TypeHierarchy.ContractName(_reader, owner) == name;
    }
}
