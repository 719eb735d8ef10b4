namespace Authx.Host.Providers;

/// <summary>Where a plugin came from.</summary>
internal enum PluginSource
{
    /// <summary>It came with authx.</summary>
    Bundled,

    /// <summary>The user installed it.</summary>
    Installed,

    /// <summary>A folder that the plugin's author builds into; used as it is.</summary>
    Linked,
}
