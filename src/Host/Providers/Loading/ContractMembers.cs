using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Authx.Host.Providers;

/// <summary>Compares what a plugin's assemblies ask of the contract with what a contract assembly has. Loads neither.</summary>
internal static class ContractMembers
{
    private const string ContractName = "Authx.Abstractions";

    /// <summary>The types and members that the plugin refers to and that the contract in that file lacks.</summary>
    public static IReadOnlyList<string> MissingFrom(string contractFile, PluginManifest manifest)
    {
        var offered = Read(contractFile, Defined) ?? [];
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(manifest.Directory, "*.dll"))
        {
            if (Path.GetFileNameWithoutExtension(file) != ContractName)
                missing.UnionWith((Read(file, Referred) ?? []).Except(offered));
        }

        // A missing type says enough; its members need no mention.
        return [.. missing.Where(name => !missing.Any(type => name.StartsWith(type + ".", StringComparison.Ordinal)))];
    }

    private static HashSet<string>? Read(string file, Func<MetadataReader, HashSet<string>> names)
    {
        using var pe = new PEReader(File.OpenRead(file));
        return HasMetadata(pe) ? names(pe.GetMetadataReader()) : null;
    }

    // Native libraries lie beside the assemblies.
    private static bool HasMetadata(PEReader pe)
    {
        try
        {
            return pe.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static HashSet<string> Defined(MetadataReader contract)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in contract.TypeDefinitions.Select(contract.GetTypeDefinition))
        {
            var owner = SignatureNames.Of(contract, type);
            names.Add(owner);
            foreach (var method in type.GetMethods().Select(contract.GetMethodDefinition))
                names.Add(Member(owner, contract.GetString(method.Name), method.DecodeSignature(SignatureNames.Instance, null)));
            foreach (var field in type.GetFields().Select(contract.GetFieldDefinition))
                names.Add($"{owner}.{contract.GetString(field.Name)}");
        }

        return names;
    }

    private static HashSet<string> Referred(MetadataReader plugin)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in plugin.TypeReferences.Select(plugin.GetTypeReference).Where(type => IsOfContract(plugin, type)))
            names.Add(SignatureNames.Of(plugin, type));
        foreach (var member in plugin.MemberReferences.Select(plugin.GetMemberReference))
        {
            if (OwnerOf(plugin, member) is { } owner)
                names.Add(Member(plugin, owner, member));
        }

        return names;
    }

    private static string? OwnerOf(MetadataReader plugin, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
            return null;
        var type = plugin.GetTypeReference((TypeReferenceHandle)member.Parent);
        return IsOfContract(plugin, type) ? SignatureNames.Of(plugin, type) : null;
    }

    private static bool IsOfContract(MetadataReader plugin, TypeReference type) => type.ResolutionScope.Kind switch
    {
        HandleKind.TypeReference => IsOfContract(plugin, plugin.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
        HandleKind.AssemblyReference =>
            plugin.GetString(plugin.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == ContractName,
        _ => false,
    };

    private static string Member(MetadataReader plugin, string owner, MemberReference member) =>
        member.GetKind() == MemberReferenceKind.Field
            ? $"{owner}.{plugin.GetString(member.Name)}"
            : Member(owner, plugin.GetString(member.Name), member.DecodeMethodSignature(SignatureNames.Instance, null));

    private static string Member(string owner, string name, MethodSignature<string> signature) =>
        $"{owner}.{name}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";
}
