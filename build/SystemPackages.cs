using Authx.Build.Running;

namespace Authx.Build;

/// <summary>What some tests need from the system, and the package that has it on Debian.</summary>
internal static class SystemPackages
{
    // The one list: a program, and the package that brings it.
    private static readonly (string Program, string Package)[] Needed =
    [
        ("tmux", "tmux"),
        ("ip", "iproute2"),
        ("unshare", "util-linux"),
        ("node", "nodejs"),
        ("npm", "npm"),
        ("chromium", "chromium"),
        ("cc", "build-essential"),
    ];

    /// <summary>Installs what is missing where that is this machine's purpose; elsewhere says so in one line.</summary>
    public static async Task ProvideAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || Missing() is not { Count: > 0 } missing)
            return;
        if (MayInstall())
            await InstallAsync(missing, cancellationToken);
        else
            WriteLine($"not installed, so that some tests will be skipped: {string.Join(' ', missing)} (apt-get install -y {string.Join(' ', missing)})");
    }

    private static List<string> Missing() =>
        [.. Needed.Where(one => OnPath.Find(one.Program) is null).Select(one => one.Package).Distinct()];

    private static bool MayInstall() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) &&
        Environment.UserName == "root" &&
        File.Exists("/etc/debian_version");

    private static async Task InstallAsync(List<string> packages, CancellationToken cancellationToken)
    {
        var quiet = new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        await new Command("apt-get", "update", "-q") { Variables = quiet }.RunAsync(cancellationToken);
        await new Command("apt-get", ["install", "-y", "-q", "--no-install-recommends", .. packages]) { Variables = quiet }.RunAsync(cancellationToken);
    }
}
