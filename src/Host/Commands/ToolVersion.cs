using System.Reflection;

namespace Authx.Host.Commands;

/// <summary>The version of this tool, as its package has it.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
