using System.Reflection;
using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace Authx.House.Tests;

public sealed class ConventionTests
{
    private static readonly Assembly Host = Assembly.Load("authx");
    private static readonly Assembly Contract = typeof(IAuthProvider).Assembly;

    public static TheoryData<string> Assemblies => new() { "authx", "Authx.Abstractions" };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_class_is_sealed(string name) =>
        Written(Assembly.Load(name)).Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false }).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void What_can_be_awaited_ends_in_Async(string name) =>
        Awaitable(Assembly.Load(name)).Where(m => !m.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Show).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_cancellation_token_stands_last(string name)
    {
        var misplaced =
            from method in Methods(Assembly.Load(name))
            let parameters = method.GetParameters()
            where parameters.SkipLast(1).Any(p => p.ParameterType == typeof(CancellationToken))
            select Show(method);

        misplaced.ShouldBeEmpty();
    }

    [Fact]
    public void The_host_shows_nothing_in_public() => Host.GetExportedTypes().ShouldBeEmpty();

    [Fact]
    public void The_contract_references_the_framework_alone() =>
        Contract.GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(n => n.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void The_contracts_assembly_version_is_frozen() => Contract.GetName().Version.ShouldBe(new Version(1, 0, 0, 0));

    [Fact]
    public void Nothing_but_the_secret_itself_holds_a_secret_as_text()
    {
        var suspicious =
            from type in Contract.GetExportedTypes()
            from property in type.GetProperties()
            where property.PropertyType == typeof(string)
                && (property.Name.Contains("Password", StringComparison.Ordinal) || property.Name is "Token" or "Value")
            select $"{type.Name}.{property.Name}";

        suspicious.ShouldBeEmpty();
    }

    private static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !t.Name.Contains('<') && t.Namespace?.StartsWith("Authx", StringComparison.Ordinal) == true);

    private static IEnumerable<MethodInfo> Methods(Assembly assembly) => Written(assembly)
        .Where(t => !typeof(Delegate).IsAssignableFrom(t))
        .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(m => !m.Name.Contains('<') && m.GetBaseDefinition() == m);

    private static IEnumerable<MethodInfo> Awaitable(Assembly assembly) => Methods(assembly)
        .Where(m => !m.IsSpecialName && (m.ReturnType == typeof(Task) || (m.ReturnType.IsGenericType && m.ReturnType.GetGenericTypeDefinition() == typeof(Task<>))));

    private static string Show(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
