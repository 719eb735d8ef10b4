using System.Reflection;

namespace Authx.Host.Providers;

/// <summary>Versions of the contract between host and plugins.</summary>
internal static class ContractVersion
{
    private static Version? _host;

    /// <summary>The contract that this host has.</summary>
    public static Version Host => _host ??= TryParse(Informational()) ??
        throw new InvalidOperationException("Authx.Abstractions carries no version.");

    /// <summary>Reads <c>1.2.3</c>, and passes over what follows a <c>-</c> or <c>+</c>.</summary>
    public static Version? TryParse(string text)
    {
        var end = text.AsSpan().IndexOfAny('-', '+');
        return System.Version.TryParse(end < 0 ? text : text.AsSpan(0, end), out var version) && version.Build >= 0 ? version : null;
    }

    private static string Informational() =>
        typeof(IAuthProvider).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
