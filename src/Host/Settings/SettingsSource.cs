using System.Collections;

namespace Authx.Host.Settings;

/// <summary>All that settings are made from.</summary>
internal sealed record SettingsSource
{
    /// <summary>The user's file.</summary>
    public required string UserFile { get; init; }

    /// <summary>The machine's file.</summary>
    public required string SystemFile { get; init; }

    /// <summary>The variables of the environment.</summary>
    public required IReadOnlyCollection<KeyValuePair<string, string>> Environment { get; init; }

    /// <summary>The settings that a provider's manifest declares; null when there is no such provider.</summary>
    public required Func<string, IReadOnlyList<SettingDefinition>?> Schema { get; init; }

    /// <summary>The ids of the providers, to suggest one and to read the names of variables.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>What <c>--set</c> says, as <see cref="SetOption.Parse"/> gave it; it holds for the one service that is asked for.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Set { get; init; } = [];

    /// <summary>The files of these places and the environment of this process.</summary>
    public static SettingsSource For(Places places, Func<string, IReadOnlyList<SettingDefinition>?> schema) => new()
    {
        UserFile = places.ConfigFile,
        SystemFile = places.SystemConfigFile,
        Environment = ProcessEnvironment(),
        Schema = schema,
    };

    private static List<KeyValuePair<string, string>> ProcessEnvironment()
    {
        var variables = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables.Add(new((string)variable.Key, (string?)variable.Value ?? ""));
        return variables;
    }
}
