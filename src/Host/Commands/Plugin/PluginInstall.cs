using Authx.Host.Providers;
using Authx.Host.Providers.Installing;

namespace Authx.Host.Commands.Plugin;

/// <summary>What to install, and what was said about it beforehand.</summary>
internal sealed record InstallOptions(string What)
{
    /// <summary>A folder or an address of packages.</summary>
    public string? Source { get; init; }

    /// <summary>The SHA-512 that the user trusts.</summary>
    public string? Trust { get; init; }

    /// <summary>Whether another package may take the place of the same version.</summary>
    public bool Force { get; init; }
}

/// <summary>Installs a plugin: fetched, looked through, trusted, and only then in use.</summary>
internal sealed class PluginInstall(Toolbox tools, InstallOptions options)
{
    private readonly PluginStore _store = PluginDesk.Store(tools);

    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        using var held = await PluginDesk.LockAsync(tools, cancellationToken);
        _store.Sweep();
        var wanted = WantedPackage.Parse(options.What);
        if (wanted.Id is not null)
            _store.EnsureNotBundled(wanted.Id);
        if (FindWaiting(wanted) is { } waiting)
            return GoBack(waiting);
        var staging = _store.NewStaging();
        try
        {
            var (file, origin) = await new PackageSource(tools).FetchAsync(wanted, options.Source, staging, cancellationToken);
            var package = PluginPackage.Stage(file, staging);
            _store.EnsureFree(package.Manifest);
            var (signer, signature) = await new SignatureCheck(tools).RunAsync(package, staging, cancellationToken);
            return await InstallAsync(package with { Signer = signer }, new(origin, signature), cancellationToken);
        }
        finally
        {
            _store.Discard(staging);
        }
    }

    private async Task<ExitCode> InstallAsync(PluginPackage package, PackageStory story, CancellationToken cancellationToken)
    {
        var manifest = package.Manifest;
        var same = tools.Providers.UserPlugins.All()
            .FirstOrDefault(one => one.Id == manifest.Id && !one.IsLinked && PluginVersion.AreSame(one.Version, package.Nuspec.Version));
        if (same is not null && same.PackageHash != package.Hash && !options.Force)
            throw OtherContent(same, package);
        await new TrustQuestion(tools).DemandAsync(package, story, options.Trust, cancellationToken);
        // Who has given up by now is not to find it installed.
        cancellationToken.ThrowIfCancellationRequested();
        if (same is not null && same.PackageHash == package.Hash && IsWhole(same))
            return GoBack(same);
        var place = _store.FreeFolder(manifest.Id, package.Nuspec.Version);
        var installed = package.Entry(place, story.Origin);
        _store.Install(package.Folder, installed, replaced: same);
        Report(manifest, installed);
        return ExitCode.Done;
    }

    // Only without a source, since with one the user wants what is there; and only if it is what is trusted now.
    private InstalledPlugin? FindWaiting(WantedPackage wanted)
    {
        if (wanted.Version is null || options.Source is not null)
            return null;
        return tools.Providers.UserPlugins.All().FirstOrDefault(one =>
            one.Id == wanted.Id && !one.IsLinked && PluginVersion.AreSame(one.Version, wanted.Version)
            && (options.Trust is null || options.Trust.Equals(one.PackageHash, StringComparison.OrdinalIgnoreCase)));
    }

    private ExitCode GoBack(InstalledPlugin waiting)
    {
        // It was trusted when it came; it must be what it was then.
        var manifest = tools.Providers.UserPlugins.Open(waiting);
        ContractCheck.Ensure(manifest);
        if (PluginFiles.Differences(manifest) is [var first, ..])
            throw new Failure(ErrorCode.PluginRefused,
                $"The plugin \"{waiting.Id}\" {waiting.Version} is not what was installed: {first.File}. Nothing was changed.")
            { Hint = $"authx plugin remove {waiting.Id}, then install it again" }.AsException();
        _store.EnsureFree(manifest);
        _store.Activate(waiting);
        Report(manifest, waiting);
        return ExitCode.Done;
    }

    private bool IsWhole(InstalledPlugin plugin)
    {
        try
        {
            return PluginFiles.Differences(tools.Providers.UserPlugins.Open(plugin)).Count == 0;
        }
        catch (FailureException)
        {
            return false;
        }
    }

    private void Report(PluginManifest manifest, InstalledPlugin plugin)
    {
        tools.Printer.Done(json => PluginDocument.WriteChange(json, manifest, "installed", plugin), $"Installed the plugin \"{manifest.Id}\" {plugin.Version}.");
        tools.Printer.Note($"Sign in with it: authx login --provider {manifest.ProviderId}; what it takes: authx plugin info {manifest.Id}");
    }

    private static FailureException OtherContent(InstalledPlugin same, PluginPackage package) =>
        new Failure(ErrorCode.PluginRefused,
            $"The version {same.Version} of the plugin \"{same.Id}\" is installed already, from a package with other content (SHA-512 {same.PackageHash}; " +
            $"this one has {package.Hash}). A version that was published should never change. Nothing was changed.")
        { Hint = "Give --force to install this one in its place." }.AsException();
}
