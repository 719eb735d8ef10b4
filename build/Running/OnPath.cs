namespace Authx.Build.Running;

/// <summary>Programs that the user has.</summary>
internal static class OnPath
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    /// <summary>Its absolute path, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Where(Path.IsPathFullyQualified)
            .SelectMany(directory => Endings.Select(ending => Path.Combine(directory, program + ending)))
            .FirstOrDefault(File.Exists);
}
