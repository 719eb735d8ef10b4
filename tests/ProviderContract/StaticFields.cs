using System.Collections;
using System.Reflection;

namespace Authx.Testing;

/// <summary>What an assembly keeps for as long as the process lives.</summary>
internal sealed class StaticFields(Assembly assembly)
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const int Depth = 5;

    /// <summary>The name of a field that leads to one of these texts, or null.</summary>
    public string? FindHolding(IReadOnlyList<string> texts)
    {
        var fields =
            from type in assembly.GetTypes()
            where !type.ContainsGenericParameters
            from field in type.GetFields(All)
            where !field.IsLiteral && IsReached(type)
            where Leads(field.GetValue(null), texts, Depth)
            select $"{type.Name}.{field.Name}";
        return fields.FirstOrDefault();
    }

    // The compiler's own classes hold delegates, and the data of a test its own texts.
    private static bool IsReached(Type type) => !type.Name.StartsWith('<');

    private static bool Leads(object? value, IReadOnlyList<string> texts, int depth) => value switch
    {
        null => false,
        _ when depth == 0 => false,
        string text => texts.Any(secret => text.Contains(secret, StringComparison.Ordinal)),
        Secret secret => Leads(secret.Reveal(), texts, depth),
        Type or Assembly or Delegate => false,
        IEnumerable items => items.Cast<object?>().Any(item => Leads(item, texts, depth - 1)),
        _ => value.GetType() is { IsPrimitive: false, IsEnum: false } type && Fields(type).Any(field => Leads(field.GetValue(value), texts, depth - 1)),
    };

    private static FieldInfo[] Fields(Type type) =>
        type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !type.IsGenericType
            ? []
            : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
