using Authx.Host.Files;
using Authx.Host.Providers;
using Authx.Host.Providers.Installing;

namespace Authx.Host.Commands.Plugin;

/// <summary>What the commands that change plugins have in common: the lock, and the store behind it.</summary>
internal static class PluginDesk
{
    // The locks of profiles are called after them; no profile's name has a tilde.
    private const string LockName = "~plugins.lock";

    public static Task<FileLock> LockAsync(Toolbox tools, CancellationToken cancellationToken) =>
        FileLock.TakeAsync(Path.Combine(tools.Places.Locks, LockName), tools.Patience.Plugins(), cancellationToken);

    public static PluginStore Store(Toolbox tools) => new(tools.Providers.UserPlugins, tools.Providers.Catalog);

    /// <summary>The versions of a plugin of the user's; the one in use is the first.</summary>
    /// <exception cref="FailureException">It is not installed, or came with authx.</exception>
    public static IReadOnlyList<InstalledPlugin> Require(Toolbox tools, string id)
    {
        var name = id.ToLowerInvariant();
        var all = tools.Providers.UserPlugins.All();
        if (all.Where(one => one.Id == name).OrderByDescending(one => one.IsActive).ToList() is { Count: > 0 } found)
            return found;
        if (tools.Providers.Catalog.IsBundled(name))
            throw new Failure(ErrorCode.Usage, $"The plugin \"{name}\" came with authx and cannot be removed.") { Hint = "authx plugin list" }.AsException();
        var near = Suggest.Nearest(id, [.. all.Select(one => one.Id).Distinct()]) is { } similar ? $" Did you mean \"{similar}\"?" : "";
        throw new Failure(ErrorCode.PluginMissing, $"No plugin \"{ForeignText.Clean(id, limit: 80)}\" is installed or linked.{near}")
        { Hint = "authx plugin list" }.AsException();
    }
}
