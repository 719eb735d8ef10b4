namespace Authx.Build.Running;

/// <summary>A home of authx that is nobody's.</summary>
internal static class Scratch
{
    /// <summary>Points authx there, and takes away whatever else of the caller's environment it would look at.</summary>
    public static Dictionary<string, string?> Variables(string home)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AUTHX_", StringComparison.Ordinal) || name == "METRICS_KEY")
            .ToDictionary(name => name, _ => (string?)null);
        variables["AUTHX_HOME"] = home;
        return variables;
    }

    /// <summary>Copies a directory with the modes of everything in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var directory in Directory.EnumerateDirectories(from))
            Copy(directory, Path.Combine(to, Path.GetFileName(directory)));
    }

    public static void Replace(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        Copy(from, to);
    }
}
