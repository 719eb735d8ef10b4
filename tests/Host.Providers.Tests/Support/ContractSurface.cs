using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Authx.Host.Providers.Tests.Support;

/// <summary>What a contract assembly shows in public, and what a plugin refers to of it, in one spelling. Neither is loaded.</summary>
internal static class ContractSurface
{
    private const string Contract = "Authx.Abstractions";

    /// <summary>Types and members that a plugin is bound to by name.</summary>
    public static HashSet<string> Bound(byte[] contract) => Read(contract, reader => [.. Public(reader).SelectMany(type =>
        Methods(reader, type).Select(method => Spell(reader, type, method)).Append(SignatureNames.Of(reader, type)))]);

    /// <summary>Values that the compiler wrote into the plugin: numbers of enums, names of kinds.</summary>
    public static HashSet<string> Values(byte[] contract) => Read(contract, reader => [.. Public(reader).SelectMany(type =>
        Literals(reader, type).Select(field => $"{SignatureNames.Of(reader, type)}.{reader.GetString(field.Name)} = {ValueOf(reader, field)}"))]);

    /// <summary>The members of the interfaces, which whoever implements one has to have.</summary>
    public static HashSet<string> Demanded(byte[] contract) => Read(contract, reader => [.. Public(reader)
        .Where(type => type.Attributes.HasFlag(TypeAttributes.Interface))
        .SelectMany(type => Methods(reader, type).Select(method => Spell(reader, type, method)))]);

    /// <summary>What the plugin refers to.</summary>
    public static HashSet<string> Referred(byte[] plugin) => Read(plugin, reader =>
    [
        .. reader.TypeReferences.Select(reader.GetTypeReference).Where(type => IsOfContract(reader, type)).Select(type => SignatureNames.Of(reader, type)),
        .. from member in reader.MemberReferences.Select(reader.GetMemberReference)
           where member.Parent.Kind == HandleKind.TypeReference && member.GetKind() == MemberReferenceKind.Method
           let type = reader.GetTypeReference((TypeReferenceHandle)member.Parent)
           where IsOfContract(reader, type)
           select Spell(SignatureNames.Of(reader, type), reader.GetString(member.Name), member.DecodeMethodSignature(SignatureNames.Instance, null)),
    ]);

    private static HashSet<string> Read(byte[] assembly, Func<MetadataReader, HashSet<string>> read)
    {
        using var pe = new PEReader(new MemoryStream(assembly));
        return read(pe.GetMetadataReader());
    }

    // A class that has nothing but constants leaves no trace in what was compiled with it.
    private static IEnumerable<TypeDefinition> Public(MetadataReader reader) => reader.TypeDefinitions.Select(reader.GetTypeDefinition)
        .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public);

    // What overrides a member of object is called as object's own.
    private static IEnumerable<MethodDefinition> Methods(MetadataReader reader, TypeDefinition type) => type.GetMethods().Select(reader.GetMethodDefinition)
        .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
        .Where(method => !method.Attributes.HasFlag(MethodAttributes.Virtual) || method.Attributes.HasFlag(MethodAttributes.NewSlot));

    private static IEnumerable<FieldDefinition> Literals(MetadataReader reader, TypeDefinition type) =>
        type.GetFields().Select(reader.GetFieldDefinition).Where(field => field.Attributes.HasFlag(FieldAttributes.Literal | FieldAttributes.Public));

    private static object? ValueOf(MetadataReader reader, FieldDefinition field)
    {
        var constant = reader.GetConstant(field.GetDefaultValue());
        return reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
    }

    private static bool IsOfContract(MetadataReader reader, TypeReference type) => type.ResolutionScope.Kind == HandleKind.AssemblyReference
        && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == Contract;

    private static string Spell(MetadataReader reader, TypeDefinition type, MethodDefinition method) =>
        Spell(SignatureNames.Of(reader, type), reader.GetString(method.Name), method.DecodeSignature(SignatureNames.Instance, null));

    private static string Spell(string type, string name, MethodSignature<string> signature) =>
        $"{type}.{name}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";
}
