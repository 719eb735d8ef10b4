using System.Diagnostics;

namespace Packaging.Tests;

/// <summary>A directory outside this repository, as somebody has who has never seen it.</summary>
internal sealed class Outside : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("authx-outside-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public async Task<(int Code, string Output)> DotnetAsync(params string[] arguments) => await DotnetInAsync(Folder, arguments);

    public async Task<(int Code, string Output)> DotnetInAsync(string folder, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        // A cache of its own: an older build of the same version may lie in the user's.
        info.Environment["NUGET_PACKAGES"] = Path.Combine(Folder, "packages");
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // Of the test run around this one, and no build server that would outlive this one.
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "MSBuildSDKsPath").ToList())
            info.Environment.Remove(name);
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(info)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
