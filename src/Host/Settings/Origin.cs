namespace Authx.Host.Settings;

/// <summary>The layers, low to high.</summary>
internal enum SettingLayer
{
    /// <summary>The plugin's own default.</summary>
    Default,

    /// <summary>The machine's file.</summary>
    SystemFile,

    /// <summary>The user's file.</summary>
    UserFile,

    /// <summary>A variable of the environment.</summary>
    Environment,

    /// <summary>An option of this command.</summary>
    CommandLine,
}

/// <summary>Where a setting stands: the file, variable or option, and its full key there (with colons between maps).</summary>
internal sealed record Origin(SettingLayer Layer, string Source, string Key)
{
    /// <summary>The line in a file, from 1; 0 elsewhere.</summary>
    public int Line { get; init; }

    /// <summary>The column in a file, from 1; 0 elsewhere.</summary>
    public int Column { get; init; }

    /// <summary>What people and editors can jump to: <c>/etc/authx/config.json:7:23</c>, or the variable, or <c>--set</c>.</summary>
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";
}
