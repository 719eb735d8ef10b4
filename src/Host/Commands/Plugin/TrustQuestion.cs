using Authx.Host.Providers.Installing;

namespace Authx.Host.Commands.Plugin;

/// <summary>Where a package came from, and what is known of its signature, in words.</summary>
internal sealed record PackageStory(string Origin, string Signature);

/// <summary>Asks whether a plugin is trusted: it runs with all the user's rights. Consent to anything else is no trust.</summary>
internal sealed class TrustQuestion(Toolbox tools)
{
    private const string Rights = "A plugin runs inside authx with all your rights: it can read your files and every credential. authx cannot limit it.";

    /// <exception cref="FailureException">It is not trusted, or nobody can be asked.</exception>
    public async Task DemandAsync(PluginPackage package, PackageStory story, string? trusted, CancellationToken cancellationToken)
    {
        if (trusted is not null)
        {
            EnsureIs(package, trusted);
            return;
        }

        if (!tools.Printer.CanAsk || !tools.Printer.IsText)
            throw new Failure(ErrorCode.ConfirmationNeeded,
                $"{Summary(package, story)} {Rights} Whether it is trusted must be said, and nobody can be asked here. Nothing was changed.")
            { Hint = $"If you trust it: --trust {package.Hash}" }.AsException();
        await tools.Terminal.Error.WriteLineAsync(Details(package, story));
        await tools.Terminal.Error.WriteAsync("Trust and install it? [y/N] ");
        tools.Interrupts.Listen();
        var answer = await tools.Terminal.ReadLineAsync(cancellationToken);
        if (answer?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
            throw new Failure(ErrorCode.Declined, "Not trusted. Nothing was changed.").AsException();
    }

    private static void EnsureIs(PluginPackage package, string trusted)
    {
        if (!package.Hash.Equals(trusted.Trim(), StringComparison.OrdinalIgnoreCase))
            throw new Failure(ErrorCode.PluginRefused,
                $"The package has the SHA-512 {package.Hash}, which is not the one that --trust gave. Nothing was changed.")
            { Hint = "Find out why they differ before you trust it." }.AsException();
    }

    private static string Summary(PluginPackage package, PackageStory story) =>
        $"The plugin \"{package.Manifest.Id}\" {package.Nuspec.Version} by {Authors(package)} ({story.Signature}) has the SHA-512 {package.Hash}.";

    private static string Details(PluginPackage package, PackageStory story) => $"""
        plugin     {package.Manifest.Id} {package.Nuspec.Version}
        provider   {package.Manifest.ProviderId}, {ForeignText.Clean(package.Manifest.ProviderName, limit: 80)}
        authors    {Authors(package)} (by the package's own word)
        from       {ForeignText.Clean(story.Origin)}
        SHA-512    {package.Hash}
        signature  {story.Signature}

        {Rights}
        """;

    private static string Authors(PluginPackage package) => package.Nuspec.Authors.Length > 0 ? package.Nuspec.Authors : "nobody";
}
