using Authx.Build.Running;

namespace Authx.Build;

/// <summary>
/// Servers that nobody here wrote, for the tests of the installed tool: one folder each in tests/servers, installed below
/// artifacts/ from its committed lock file. No script of a package is run.
/// </summary>
internal static class NpmServers
{
    private const string Lock = "package-lock.json";

    public static async Task ProvideAsync(Repository repository, CancellationToken cancellationToken)
    {
        if (OnPath.Find("npm") is not { } npm)
        {
            WriteLine("npm is not installed, so that the tests against real servers will be skipped (apt-get install -y nodejs npm)");
            return;
        }
        foreach (var source in Directory.EnumerateDirectories(repository.At("tests", "servers")))
            await InstallAsync(npm, source, repository.At("artifacts", "servers", Path.GetFileName(source)), cancellationToken);
    }

    private static async Task InstallAsync(string npm, string source, string target, CancellationToken cancellationToken)
    {
        var isNew = !IsInstalled(source, target);
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        if (isNew)
            await new Command(npm, "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund") { Directory = target }
                .RunAsync(cancellationToken);
    }

    private static bool IsInstalled(string source, string target)
    {
        var installed = Path.Combine(target, Lock);
        return Directory.Exists(Path.Combine(target, "node_modules"))
            && File.Exists(installed)
            && File.ReadAllText(installed) == File.ReadAllText(Path.Combine(source, Lock));
    }
}
