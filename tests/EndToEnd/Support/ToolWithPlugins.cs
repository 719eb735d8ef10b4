using System.Reflection;

namespace Authx.EndToEnd.Support;

/// <summary>A copy of the installed tool, with the test providers beside the bundled ones.</summary>
public sealed class ToolWithPlugins : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("authx-e2e-tool-");

    public ToolWithPlugins()
    {
        Copy(Installed(), _copy.FullName);
        foreach (var plugin in Directory.EnumerateDirectories(TestProviders()))
            Copy(plugin, Path.Combine(_copy.FullName, "plugins", Path.GetFileName(plugin)));
    }

    /// <summary>A call of this tool.</summary>
    internal ToolCall Call(params string[] args) => new(args)
    {
        Through = [Path.Combine(AuthxTool.DotnetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), "exec"],
        Tool = Path.Combine(_copy.FullName, "authx.dll"),
    };

    public void Dispose() => _copy.Delete(recursive: true);

    // The command is a door: the tool itself lies in the store beside it, or, published, in the same directory.
    private static string Installed() => Directory.EnumerateFiles(Path.GetDirectoryName(AuthxTool.Path)!, "authx.dll", SearchOption.AllDirectories)
        .Select(file => Path.GetDirectoryName(file)!)
        .First(directory => Directory.Exists(Path.Combine(directory, "plugins", "apikey")));

    private static string TestProviders() => typeof(ToolWithPlugins).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "TestProviders").Value!;

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var below in Directory.EnumerateDirectories(from))
            Copy(below, Path.Combine(to, Path.GetFileName(below)));
    }
}
