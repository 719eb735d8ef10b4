namespace Authx.Build;

/// <summary>Where things are. All that is made lies below artifacts/.</summary>
internal sealed class Repository(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Packages => At("artifacts", "packages");

    public string Samples => At("artifacts", "samples");

    public string ToolDirectory => At("artifacts", "tool");

    public string Tool => Path.Combine(ToolDirectory, OperatingSystem.IsWindows() ? "authx.exe" : "authx");

    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>An empty directory below artifacts/.</summary>
    public string Fresh(params ReadOnlySpan<string> parts)
    {
        var path = At(["artifacts", .. parts]);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return path;
    }
}

/// <summary>The work cannot go on; the message says why.</summary>
internal sealed class BuildFailure(string message) : Exception(message);
