namespace Authx.Host.Commands.Tests.Support;

/// <summary>What tests do with plugins of strangers.</summary>
internal static class Strangers
{
    public static Task<Ran> InstallAsync(this Home home, WidgetPackage package, params string[] more) =>
        home.RunAsync(["plugin", "install", package.File, "--trust", package.Hash, .. more]);

    public static Task<Ran> LoginWithWidgetsAsync(this Home home, params string[] settings) => home.RunAsync(
        new FakeTerminal().Piped(Home.Canary),
        ["login", "--provider", WidgetPlugin.Provider, "--profile", "it", "--token-stdin", .. settings.SelectMany(one => new[] { "--set", one })]);

    /// <summary>The version in use, or null where the plugin is not there.</summary>
    public static async Task<string?> WidgetVersionAsync(this Home home) =>
        (await home.RunAsync("plugin", "list", "--json")).ShouldBeDone().Json.GetProperty("plugins").EnumerateArray()
            .FirstOrDefault(one => one.GetProperty("id").GetString() == WidgetPlugin.Id) is { ValueKind: System.Text.Json.JsonValueKind.Object } found
            ? found.GetProperty("version").GetString()
            : null;

    /// <summary>What lies in the folder of plugins.</summary>
    public static IReadOnlyList<string> PluginFiles(this Home home) => Directory.Exists(home.PathOf("plugins"))
        ? [.. Directory.EnumerateFileSystemEntries(home.PathOf("plugins"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(home.PathOf("plugins"), path)).Order()]
        : [];
}
