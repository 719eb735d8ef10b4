using System.Reflection;
using System.Reflection.Metadata;

namespace Authx.ManifestWriter;

/// <summary>The one class of a plugin that is its provider, as its metadata describes it.</summary>
internal sealed record ProviderClass
{
    public required string Type { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required LoginInputs Inputs { get; init; }

    public required IReadOnlyList<string> Capabilities { get; init; }

    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>Finds it, and adds whatever is wrong with it to the problems.</summary>
    public static ProviderClass? Find(PluginAssembly assembly, List<Problem> problems)
    {
        var marked = assembly.TypesWith(nameof(AuthxProviderAttribute));
        switch (marked)
        {
            case []:
                problems.Add(new(Problem.NoProvider, "No class has the attribute [AuthxProvider]: mark the one that implements IAuthProvider."));
                return null;
            case [var type]:
                return Read(assembly, type, problems);
            default:
                var names = string.Join(", ", marked.Select(type => assembly.NameOf(type)));
                problems.Add(new(Problem.SeveralProviders, $"Several classes have the attribute [AuthxProvider]: {names}. A plugin has one provider."));
                return null;
        }
    }

    /// <summary>Reads one marked class.</summary>
    public static ProviderClass Read(PluginAssembly assembly, TypeDefinition type, List<Problem> problems)
    {
        var mark = assembly.AttributesOf(type, nameof(AuthxProviderAttribute)).Single();
        var contract = assembly.ContractOf(type);
        var provider = new ProviderClass
        {
            Type = assembly.NameOf(type),
            Id = mark.Text(0) ?? "",
            Name = mark.Text(1) ?? "",
            Inputs = (LoginInputs)(mark.Number(nameof(AuthxProviderAttribute.Inputs)) ?? 0),
            Capabilities = [.. Capability.All.Where(c => contract.Interfaces.Contains(c.Interface)).Select(c => c.Name)],
            Settings = [.. assembly.AttributesOf(type, nameof(ProviderSettingAttribute)).Select(Setting.From)],
        };
        problems.AddRange(IdRule.Check("provider", provider.Id));
        if (string.IsNullOrWhiteSpace(provider.Name))
            problems.Add(new(Problem.BadId, "The provider's name is empty: it is what people read in lists."));
        problems.AddRange(provider.Objections(assembly, type, contract));
        problems.AddRange(SettingRules.Check(provider.Settings));
        return provider;
    }

    private IEnumerable<Problem> Objections(PluginAssembly assembly, TypeDefinition type, Contract contract)
    {
        if (!assembly.IsVisible(type))
            yield return new(Problem.UnusableClass, $"{Type} is not public: authx could not see it.");
        if (type.Attributes.HasFlag(TypeAttributes.Abstract))
            yield return new(Problem.UnusableClass, $"{Type} is abstract or static: authx could not make one.");
        else if (type.GetGenericParameters().Count > 0)
            yield return new(Problem.UnusableClass, $"{Type} is generic: authx could not make one.");
        else if (!assembly.HasDefaultConstructor(type))
            yield return new(Problem.UnusableClass, $"{Type} has no public constructor without parameters.");
        if (contract.IsComplete && !contract.Interfaces.Contains("IAuthProvider"))
            yield return new(Problem.UnusableClass, $"{Type} does not implement IAuthProvider.");
    }
}
