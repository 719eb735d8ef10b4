using Authx.Host.Files;
using Authx.Host.Settings.Editing;

namespace Authx.Host.Commands.Config;

/// <summary>Changes the user's file, one authx at a time.</summary>
internal static class SettingsEdit
{
    // The locks of profiles are called after them; no profile's name has a tilde.
    private const string LockName = "~config.lock";

    /// <exception cref="FailureException">The edit is refused, or the lock is not to be had; the file is as it was.</exception>
    public static async Task<EditResult> RunAsync(Toolbox tools, Func<ConfigEditor, EditResult> edit, CancellationToken cancellationToken)
    {
        var path = Path.Combine(tools.Places.Locks, LockName);
        using var held = await FileLock.TakeAsync(path, tools.Patience.Settings(), cancellationToken);
        return edit(new(tools.SettingsSource(), (file, content) => AtomicFile.Write(file, content)));
    }
}
