using System.Reflection;

namespace Authx.House.Tests;

/// <summary>The sources that these tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>All C# files below a folder, by their path in the repository.</summary>
    public static IEnumerable<SourceFile> Sources(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Root, file).Replace('\\', '/');
            if (!path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
                yield return new(path, File.ReadAllText(file));
        }
    }
}

/// <summary>A C# file.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The room of the host that it stands in: the first folder below src/Host, or "" for the root.</summary>
    public string Room => Path.Split('/') is ["src", "Host", var room, _, ..] ? room : "";

    /// <summary>The lines that are code: no comments.</summary>
    public IEnumerable<string> Code => Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
}
