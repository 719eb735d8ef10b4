namespace Authx.Host.Commands.Logout.Scanning;

/// <summary>Where copies of a secret are looked for: the files that shells and tools keep it in, and authx's own.</summary>
/// <param name="home">The user's home directory.</param>
/// <param name="current">The directory that the command runs in.</param>
/// <param name="variable">Reads the environment.</param>
internal sealed class SearchPlaces(string home, string current, Func<string, string?> variable)
{
    // Below the home directory. An editor's backups of each are looked at too.
    private static readonly string[] Known =
    [
        ".bash_history", ".zsh_history", ".zhistory", ".histfile", ".sh_history", ".ash_history", ".history", ".python_history", ".node_repl_history",
        ".local/share/fish/fish_history", ".config/fish/fish_history", ".local/share/powershell/PSReadLine/ConsoleHost_history.txt",
        ".profile", ".bashrc", ".bash_profile", ".bash_login", ".zshrc", ".zshenv", ".zprofile", ".zlogin", ".config/fish/config.fish",
        ".config/powershell/profile.ps1", ".config/powershell/Microsoft.PowerShell_profile.ps1",
        ".netrc", "_netrc", ".authinfo", ".curlrc", ".wgetrc", ".env",
        ".npmrc", ".yarnrc", ".yarnrc.yml", ".bunfig.toml", ".config/pnpm/rc",
        ".gitconfig", ".git-credentials", ".config/git/config", ".config/git/credentials", ".config/gh/hosts.yml", ".config/glab-cli/config.yml",
        ".docker/config.json", ".dockercfg", ".config/containers/auth.json", ".kube/config",
        ".pypirc", ".pip/pip.conf", ".config/pip/pip.conf", "pip/pip.ini", "Library/Application Support/pip/pip.conf",
        ".nuget/NuGet/NuGet.Config", ".config/NuGet/NuGet.Config", ".cargo/credentials", ".cargo/credentials.toml", ".gem/credentials",
        ".m2/settings.xml", ".gradle/gradle.properties", ".aws/credentials", ".terraformrc", ".terraform.d/credentials.tfrc.json",
    ];

    private static readonly string[] InAppData =
        ["Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt", "NuGet/NuGet.Config", "pip/pip.ini"];

    private static readonly EnumerationOptions Plain = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);

    /// <summary>The files, each once, that exist and have anything in them.</summary>
    public IEnumerable<string> Files(Places own)
    {
        var candidates = Known.Select(name => Path.Combine(home, name))
            .Concat(FromEnvironment())
            .SelectMany(WithBackups)
            .Concat(Dotenv())
            .Concat(OwnFiles(own));
        return candidates.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal);
    }

    private IEnumerable<string> FromEnvironment()
    {
        foreach (var name in (string[])["HISTFILE", "NETRC", "NPM_CONFIG_USERCONFIG", "PIP_CONFIG_FILE", "REGISTRY_AUTH_FILE", "KUBECONFIG", "GIT_CONFIG_GLOBAL"])
            if (variable(name) is { Length: > 0 } path && Path.IsPathFullyQualified(path))
                yield return path;
        if (Directory("DOCKER_CONFIG") is { } docker)
            yield return Path.Combine(docker, "config.json");
        if (Directory("XDG_RUNTIME_DIR") is { } runtime)
            yield return Path.Combine(runtime, "containers", "auth.json");
        if (Directory("ZDOTDIR") is { } zsh)
            foreach (var name in (string[])[".zsh_history", ".zshrc", ".zshenv", ".zprofile"])
                yield return Path.Combine(zsh, name);
        if (Directory("APPDATA") is { } roaming)
            foreach (var name in InAppData)
                yield return Path.Combine(roaming, name);
    }

    private string? Directory(string name) => variable(name) is { Length: > 0 } path && Path.IsPathFullyQualified(path) ? path : null;

    // .env, .env.local, .envrc, prod.env and their like, and what an editor left of them. Of other directories nothing is looked at.
    private IEnumerable<string> Dotenv() => NamesIn(current)
        .Where(name => name.StartsWith(".env", StringComparison.Ordinal) || name.StartsWith("#.env", StringComparison.Ordinal)
            || name.EndsWith(".env", StringComparison.Ordinal) || (name[0] == '.' && name.Contains(".env", StringComparison.Ordinal)))
        .Concat([".npmrc", ".netrc"])
        .Select(name => Path.Combine(current, name));

    // Everything of ours: older copies, temporary files, an editor's backups, other profiles, and directories put aside.
    private IEnumerable<string> OwnFiles(Places own)
    {
        string[] directories = [own.Profiles, own.Pending, Path.GetDirectoryName(own.ConfigFile)!, Path.GetDirectoryName(own.DefaultProfileFile)!];
        return directories.Distinct(StringComparer.Ordinal)
            .SelectMany(directory => NamesIn(directory).Select(name => Path.Combine(directory, name)))
            .Concat(directories[2..].Append(Path.GetDirectoryName(own.Profiles)!).Distinct(StringComparer.Ordinal).SelectMany(PutAside));
    }

    // authx.old, authx-backup and the like, beside the directory that is in use.
    private static IEnumerable<string> PutAside(string directory)
    {
        var (parent, name) = (Path.GetDirectoryName(directory), Path.GetFileName(directory));
        if (parent is null || name.Length == 0 || !System.IO.Directory.Exists(parent))
            return [];
        var deep = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return System.IO.Directory.EnumerateDirectories(parent, $"{name}*", Plain)
            .Where(sibling => sibling != directory)
            .SelectMany(sibling => System.IO.Directory.EnumerateFiles(sibling, "*", deep));
    }

    // name~, name.bak, name.orig, name.1, name.swp; .name.swp; #name#
    private IEnumerable<string> WithBackups(string file)
    {
        yield return file;
        if (Path.GetDirectoryName(file) is not { } directory)
            yield break;
        var name = Path.GetFileName(file);
        foreach (var other in NamesIn(directory))
            if (other.StartsWith(name, StringComparison.Ordinal) || other == $"#{name}#" || (other.Length == name.Length + 5 && other.StartsWith($".{name}.sw", StringComparison.Ordinal)))
                yield return Path.Combine(directory, other);
    }

    // Each directory is read once: a home directory can have very many files, and we look for very many names.
    private string[] NamesIn(string directory)
    {
        if (!_names.TryGetValue(directory, out var names))
            _names.Add(directory, names = System.IO.Directory.Exists(directory)
                ? [.. System.IO.Directory.EnumerateFiles(directory, "*", Plain).Select(file => Path.GetFileName(file))]
                : []);
        return names;
    }
}
