namespace Authx.Host;

/// <summary>Where authx keeps things on this machine.</summary>
internal sealed class Places
{
    private Places(string config, string data, string state, string systemConfig)
    {
        ConfigFile = Path.Combine(config, "config.json");
        SystemConfigFile = systemConfig;
        Profiles = Path.Combine(data, "profiles");
        Pending = Path.Combine(data, "pending");
        Plugins = Path.Combine(data, "plugins");
        DefaultProfileFile = Path.Combine(data, "default-profile");
        FingerprintKey = Path.Combine(data, "fingerprint-key");
        Locks = Path.Combine(state, "locks");
    }

    /// <summary>The user's settings.</summary>
    public string ConfigFile { get; }

    /// <summary>The machine's settings.</summary>
    public string SystemConfigFile { get; }

    /// <summary>One file per profile.</summary>
    public string Profiles { get; }

    /// <summary>One file per credential whose end was put off.</summary>
    public string Pending { get; }

    /// <summary>The user's own plugins.</summary>
    public string Plugins { get; }

    /// <summary>The pointer to the default profile.</summary>
    public string DefaultProfileFile { get; }

    /// <summary>The key of the fingerprints on receipts.</summary>
    public string FingerprintKey { get; }

    /// <summary>One lock file per profile.</summary>
    public string Locks { get; }

    /// <summary>The plugins that came with this tool.</summary>
    public static string BundledPlugins => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>Reads the environment through <paramref name="variable"/>.</summary>
    /// <exception cref="FailureException">AUTHX_HOME is not absolute, or there is no home at all.</exception>
    public static Places From(Func<string, string?> variable)
    {
        var system = SystemFile();
        if (variable("AUTHX_HOME") is { Length: > 0 } home)
            return Path.IsPathFullyQualified(home) ? new(home, home, home, system) : throw NotAbsolute(home);
        return OperatingSystem.IsWindows() ? ForWindows(system) : ForUnix(variable, system);
    }

    // A roaming profile must not carry tokens: only the settings go into %APPDATA%.
    private static Places ForWindows(string system)
    {
        var roaming = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        var local = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "authx");
        return new(Path.Combine(roaming, "authx"), local, local, system);
    }

    private static Places ForUnix(Func<string, string?> variable, string system)
    {
        string Base(string name, string fallback)
        {
            // The XDG specification: a relative value is invalid and is to be ignored.
            if (variable(name) is { Length: > 0 } value && Path.IsPathFullyQualified(value))
                return Path.Combine(value, "authx");
            var home = variable("HOME") is { Length: > 0 } set ? set : throw NoHome();
            return Path.Combine(home, fallback, "authx");
        }

        return new(
            Base("XDG_CONFIG_HOME", ".config"),
            Base("XDG_DATA_HOME", Path.Combine(".local", "share")),
            Base("XDG_STATE_HOME", Path.Combine(".local", "state")),
            system);
    }

    private static string SystemFile() => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "authx", "config.json")
        : "/etc/authx/config.json";

    private static FailureException NotAbsolute(string home) =>
        new Failure(ErrorCode.Usage, $"AUTHX_HOME is \"{home}\", which is not an absolute path.")
        { Hint = "export AUTHX_HOME=\"$HOME/.authx\"" }.AsException();

    private static FailureException NoHome() =>
        new Failure(ErrorCode.Usage, "Neither HOME nor AUTHX_HOME says where authx may keep its files.")
        { Hint = "export AUTHX_HOME=/absolute/path" }.AsException();
}
