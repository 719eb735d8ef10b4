namespace Authx.Host.Settings;

/// <summary>Reads the layers: the machine's file, the user's file, the environment.</summary>
internal static class SettingsLoader
{
    /// <summary>The settings, with each section yet to be validated when it is asked for.</summary>
    /// <exception cref="FailureException">A file cannot be read, or a variable says nothing certain.</exception>
    public static LoadedSettings Load(SettingsSource source)
    {
        var (settings, problems) = Read(source);
        SettingsProblem.ThrowIfAny(problems);
        return settings;
    }

    /// <summary>The settings, whatever is wrong with them, and what keeps files and variables from being read: for <c>config validate</c>.</summary>
    public static (LoadedSettings Settings, IReadOnlyList<SettingsProblem> Unreadable) LoadAnyway(SettingsSource source) => Read(source);

    /// <summary>The settings as they would be if the user's file had this text.</summary>
    public static LoadedSettings With(SettingsSource source, ConfigText userText)
    {
        var user = JsonFile.Parse(SettingLayer.UserFile, source.UserFile, userText);
        var (settings, problems) = Read(source, user);
        SettingsProblem.ThrowIfAny(problems);
        return settings;
    }

    private static (LoadedSettings Settings, List<SettingsProblem> Problems) Read(SettingsSource source) =>
        Read(source, JsonFile.Read(SettingLayer.UserFile, source.UserFile));

    private static (LoadedSettings Settings, List<SettingsProblem> Problems) Read(SettingsSource source, JsonFile user)
    {
        var system = JsonFile.Read(SettingLayer.SystemFile, source.SystemFile);
        var environment = EnvironmentLayer.Read(source, system.Layer, user.Layer);
        var settings = new LayeredSettings(system.Layer, user.Layer, environment.Layer);
        return (new(source, settings), [.. system.Problems, .. user.Problems, .. environment.Problems]);
    }
}
