using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Authx.Host.Providers;

/// <summary>Writes the types of a signature as text, the same for a definition in the contract and for a reference to it.</summary>
internal sealed class SignatureNames : ISignatureTypeProvider<string, object?>
{
    public static readonly SignatureNames Instance = new();

    public static string Of(MetadataReader reader, TypeDefinition type)
    {
        var name = Qualified(reader.GetString(type.Namespace), reader.GetString(type.Name));
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{Of(reader, reader.GetTypeDefinition(outer))}.{name}" : name;
    }

    public static string Of(MetadataReader reader, TypeReference type)
    {
        var name = Qualified(reader.GetString(type.Namespace), reader.GetString(type.Name));
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Of(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}.{name}"
            : name;
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Of(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Of(reader, reader.GetTypeReference(handle));

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    // "init" is a modifier on the return type of a setter; both sides carry it.
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

    private static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
