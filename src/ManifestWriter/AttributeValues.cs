using System.Reflection.Metadata;

namespace Authx.ManifestWriter;

/// <summary>What stands between an attribute's brackets.</summary>
internal sealed class AttributeValues(CustomAttributeValue<string> value)
{
    public string? Text(int position) => value.FixedArguments[position].Value as string;

    public int? Number(int position) => value.FixedArguments[position].Value as int?;

    public string? Text(string name) => Named(name) as string;

    public int? Number(string name) => Named(name) as int?;

    public bool Flag(string name) => Named(name) is true;

    private object? Named(string name) => value.NamedArguments.FirstOrDefault(a => a.Name == name).Value;
}

/// <summary>Types as they are named; the contract's enums are all whole numbers of 32 bits.</summary>
internal sealed class TypeNames : ICustomAttributeTypeProvider<string>
{
    public static readonly TypeNames Instance = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSystemType() => "System.Type";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeReference(handle).Name);

    public string GetTypeFromSerializedName(string name) => name;

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string type) => type == "System.Type";
}
