using Authx.Host.Settings;

namespace Authx.Host.Commands.Login;

/// <summary>What is signed in to, and under which name and vault it will be kept.</summary>
internal sealed record LoginTarget(ServiceSettings Service, string Profile, string Vault);

/// <summary>Finds out what is signed in to: a service of the settings, or a provider and a server.</summary>
internal sealed class LoginTargetFinder(Toolbox tools, LoginOptions options)
{
    /// <exception cref="FailureException">It cannot be told, or its settings are wrong.</exception>
    public LoginTarget Find()
    {
        var settings = SettingsLoader.Load(tools.SettingsSource() with { Set = [.. options.Set.Select(SetOption.Parse)] });
        var service = ServiceOf(settings);
        var name = options.Profile ?? service.Name ?? "default";
        if (Name.Problem(name) is { } problem)
            throw Usage($"The profile name \"{ForeignText.Clean(name)}\" {problem}.", "Choose another with --profile.");
        var vault = tools.Wallet.Vaults.Choose(options.Vault ?? settings.Vault).Name;
        return new(service, Name.Normalize(name), vault);
    }

    private ServiceSettings ServiceOf(LoadedSettings settings)
    {
        if (options.Service is not null && options.Provider is not null)
            throw Usage("A service has its provider already; --provider goes without one.", $"authx login {options.Service}");
        if (options.Provider is { } provider)
            return settings.ForProvider(provider, options.Server);
        if (options.Server is not null)
            throw Usage("--server goes with --provider.", "authx login --provider ID --server URL; see authx plugin list");
        return settings.Service(options.Service ?? settings.DefaultService ?? OnlyOne(settings));
    }

    private static string OnlyOne(LoadedSettings settings) => settings.Services switch
    {
        [var only] => only,
        [] => throw NoService(settings),
        var several => throw Usage($"There are several services: {string.Join(", ", several)}.", $"Name one of them: authx login {several[0]}"),
    };

    // A section "servces" is no service either: what is wrong with the settings comes first.
    private static FailureException NoService(LoadedSettings settings)
    {
        SettingsProblem.ThrowIfAny(settings.Problems());
        return Usage("No service is configured, and none is named.",
            "authx services add NAME --provider apikey --server URL, or authx login --provider apikey --server URL");
    }

    private static FailureException Usage(string message, string hint) => new Failure(ErrorCode.Usage, message) { Hint = hint }.AsException();
}
