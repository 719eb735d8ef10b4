namespace Authx.Host.Providers;

/// <summary>
/// Refuses, before anything is loaded, a plugin that asks for parts of the contract that this host lacks. A newer
/// version number alone is no reason: many plugins are built against a newer contract and use nothing of what is new.
/// </summary>
internal static class ContractCheck
{
    private const int Shown = 3;

    /// <summary>Lets a plugin pass that can work with this host.</summary>
    /// <exception cref="FailureException">It cannot.</exception>
    public static void Ensure(PluginManifest manifest)
    {
        var host = ContractVersion.Host;
        if (manifest.Contract.Major != host.Major)
            throw Refused(manifest, "no plugin works across a change of the first number");
        if (manifest.Contract <= host)
            return;

        var missing = ContractMembers.MissingFrom(typeof(IAuthProvider).Assembly.Location, manifest);
        if (missing.Count > 0)
            throw Refused(manifest, $"it needs {Listed(missing)}, which this authx lacks");
    }

    private static string Listed(IReadOnlyList<string> missing)
    {
        var names = string.Join(", ", missing.Take(Shown));
        return missing.Count > Shown ? $"{names} and {missing.Count - Shown} more" : names;
    }

    private static FailureException Refused(PluginManifest manifest, string reason)
    {
        var older = manifest.Contract.Major < ContractVersion.Host.Major;
        return new Failure(ErrorCode.PluginRefused,
            $"The plugin \"{manifest.Id}\" {ForeignText.Clean(manifest.Version, limit: 40)} was not loaded: it was built against version " +
            $"{manifest.Contract} of the provider contract, this authx has {ContractVersion.Host}, and {reason}.")
        { Hint = older ? $"Ask for a newer version of the plugin \"{manifest.Id}\"" : "dotnet tool update -g authx" }.AsException();
    }
}
