using System.Reflection;

namespace Authx.Testing.Tests;

/// <summary>Runs the rules of a conformance class in this process, as a runner would.</summary>
internal static class Facts
{
    /// <summary>The codes of all rules.</summary>
    public static IReadOnlyList<string> Codes(Type conformance) => [.. Methods(conformance).Select(CodeOf).Order(StringComparer.Ordinal)];

    /// <summary>The codes of the rules that fail, with what they say.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FailingAsync(Type conformance)
    {
        var failing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var method in Methods(conformance))
        {
            foreach (var arguments in ArgumentsOf(method))
            {
                if (await Record.ExceptionAsync(() => (Task)method.Invoke(Activator.CreateInstance(conformance), arguments)!) is { } problem)
                    failing[CodeOf(method)] = problem.GetBaseException().Message;
            }
        }

        return failing;
    }

    private static IEnumerable<MethodInfo> Methods(Type conformance) =>
        conformance.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null);

    private static IEnumerable<object?[]?> ArgumentsOf(MethodInfo method) =>
        method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method)).DefaultIfEmpty(null);

    private static string CodeOf(MethodInfo method) => method.Name.Split('_')[0];
}
