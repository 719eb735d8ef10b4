using System.Diagnostics;

namespace Authx.EndToEnd.Support;

/// <summary>What a test needs of the machine beyond the tool.</summary>
[Flags]
public enum Needs
{
    Nothing = 0,

    /// <summary>File modes, signals.</summary>
    Unix = 1,

    /// <summary>Network and mount namespaces, which take root.</summary>
    Namespaces = 2,

    /// <summary>A terminal that a test can type into.</summary>
    Terminal = 4,

    /// <summary>Files of other users.</summary>
    Root = 8,

    /// <summary>Node.js, and Node-RED as build.cs -- test installs it.</summary>
    NodeRed = 16,

    /// <summary>Node.js, and oidc-provider as build.cs -- test installs it.</summary>
    OidcProvider = 32,

    /// <summary>A real browser.</summary>
    Chromium = 64,

    /// <summary>Node.js, and Verdaccio as build.cs -- test installs it.</summary>
    Verdaccio = 128,

    /// <summary>A C compiler, and a system that loads a library into a program before all others.</summary>
    Compiler = 256,
}

/// <summary>A test that is skipped, with the reason, where the machine lacks something; in CI nothing is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWhereAttribute : FactAttribute
{
    public FactWhereAttribute(Needs needs)
    {
        Needs = needs;
        if (Machine.Lacks(needs) is { } lack && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Skip = lack;
    }

    public Needs Needs { get; }
}

/// <summary>The same for tests that are run with several values.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWhereAttribute : TheoryAttribute
{
    public TheoryWhereAttribute(Needs needs)
    {
        Needs = needs;
        if (Machine.Lacks(needs) is { } lack && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Skip = lack;
    }

    public Needs Needs { get; }
}

internal static class Machine
{
    private static readonly Lazy<bool> CanUnshare = new(() => Succeeds("unshare", "-n", "-m", "true"));
    private static readonly Lazy<bool> HasCompiler = new(() => OperatingSystem.IsLinux() && Succeeds("cc", "--version"));
    private static readonly Lazy<bool> HasTmux = new(() => Succeeds("tmux", "-V"));

    /// <summary>What is missing, with the way to get it, or null.</summary>
    public static string? Lacks(Needs needs)
    {
        if (needs.HasFlag(Needs.Unix) && OperatingSystem.IsWindows())
            return "Windows has no file modes and no signals.";
        if (needs.HasFlag(Needs.Root) && !Environment.IsPrivilegedProcess)
            return "Only root can give files to others: sudo dotnet run build.cs -- test";
        if (needs.HasFlag(Needs.Namespaces) && !CanUnshare.Value)
            return "Namespaces take Linux, root and util-linux: sudo dotnet run build.cs -- test";
        if (needs.HasFlag(Needs.NodeRed) && NodeRedServer.Folder is null)
            return "Node-RED is not installed: apt-get install -y nodejs npm, then dotnet run build.cs -- test";
        if (needs.HasFlag(Needs.OidcProvider) && OidcHost.Folder is null)
            return "oidc-provider is not installed: apt-get install -y nodejs npm, then dotnet run build.cs -- test";
        if (needs.HasFlag(Needs.Verdaccio) && VerdaccioServer.Folder is null)
            return "Verdaccio is not installed: apt-get install -y nodejs npm, then dotnet run build.cs -- test";
        if (needs.HasFlag(Needs.Chromium) && Chromium.Program is null)
            return "There is no Chromium: apt-get install -y chromium";
        if (needs.HasFlag(Needs.Compiler) && !HasCompiler.Value)
            return "There is no C compiler for Linux: apt-get install -y build-essential";
        return needs.HasFlag(Needs.Terminal) && !HasTmux.Value ? "There is no tmux: apt-get install -y tmux" : null;
    }

    private static bool Succeeds(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
