using System.Reflection;
using System.Text;

namespace Authx.House.Tests;

/// <summary>Writes an assembly's public surface down, one line a member, in an order that does not depend on the compiler.</summary>
internal static class PublicApi
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        return $"{kind} {Name(type)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return type.GetEnumNames().Select(n => $"{n} = {Convert.ToInt32(Enum.Parse(type, n), System.Globalization.CultureInfo.InvariantCulture)}");
        const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetConstructors(declared).Select(c => $"new({Parameters(c)})")
            .Concat(type.GetFields(declared).Select(f => $"{Name(f.FieldType)} {f.Name}{(f.IsLiteral ? $" = {f.GetRawConstantValue()}" : "")}"))
            .Concat(type.GetProperties(declared).Select(Property))
            .Concat(type.GetMethods(declared).Where(m => !m.IsSpecialName && !m.Name.Contains('<')).Select(m =>
                $"{(m.IsStatic ? "static " : "")}{Name(m.ReturnType)} {m.Name}({Parameters(m)})"));
    }

    private static string Property(PropertyInfo property)
    {
        var isRequired = property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute");
        var accessors = (property.GetMethod?.IsPublic == true ? "get; " : "") + (property.SetMethod?.IsPublic == true ? "init; " : "");
        return $"{(isRequired ? "required " : "")}{Name(property.PropertyType)} {property.Name} {{ {accessors}}}";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    private static string Name(Type type)
    {
        if (!type.IsGenericType)
            return type.Name;
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
