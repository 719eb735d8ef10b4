using Authx.Host.Providers;

namespace Authx.Host.Commands.Login;

/// <summary>Refuses options of a login that contradict each other, or that the provider does not take.</summary>
internal sealed class LoginOptionsCheck(LoginOptions options)
{
    /// <exception cref="FailureException">They cannot be followed.</exception>
    public void Demand(PluginManifest plugin)
    {
        DemandConsistency();
        DemandInput(plugin, LoginInputs.Token, options.GivesToken, "token");
        DemandInput(plugin, LoginInputs.TokenType, options.TokenType is not null, "--token-type");
        DemandInput(plugin, LoginInputs.Username, options.Username is not null, "user name");
        DemandInput(plugin, LoginInputs.Password, options.PasswordStdin, "password");
        DemandInput(plugin, LoginInputs.OneTimeCode, options.OneTimeCode is not null, "one-time code");
        DemandInput(plugin, LoginInputs.Device, options.Device, "--device");
        DemandInput(plugin, LoginInputs.NoBrowser, options.NoBrowser, "--no-browser");
        DemandInput(plugin, LoginInputs.ClientCredentials, options.ClientCredentials, "--client-credentials");
        DemandInput(plugin, LoginInputs.Scope, options.Scope is not null, "--scope");
        DemandInput(plugin, LoginInputs.ClientSecret, options.ClientSecretStdin || options.ClientSecretFile is not null, "client secret");
    }

    private void DemandConsistency()
    {
        DemandOne(("--token-stdin", options.TokenStdin), ("--token-file", options.TokenFile is not null), ("--token", options.Token is not null));
        DemandOne(("--client-secret-stdin", options.ClientSecretStdin), ("--client-secret-file", options.ClientSecretFile is not null));
        DemandOne(("--device", options.Device), ("--no-browser", options.NoBrowser), ("--client-credentials", options.ClientCredentials));
        DemandOneReader(("--token-stdin", options.TokenStdin), ("--password-stdin", options.PasswordStdin), ("--client-secret-stdin", options.ClientSecretStdin));
        if (options.GivesToken && options.Way != LoginWay.Unspecified)
            throw Usage("A token that you bring along needs no other way to sign in.", "Leave out --device, --no-browser and --client-credentials.");
        if (options.TokenType is { } type && (options.TokenKind is null || !options.GivesToken))
            throw options.TokenKind is null
                ? Usage($"\"{ForeignText.Clean(type, limit: 80)}\" is no type of token.", "Give --token-type access or --token-type refresh.")
                : Usage("--token-type goes with a token.", "Give --token-stdin or --token-file too.");
        DemandContent("--username", options.Username, "the name to sign in with");
        DemandContent("--otp", options.OneTimeCode, "the one-time code");
        DemandContent("--scope", options.Scope, "what the grant is to allow");
    }

    private static void DemandOne(params ReadOnlySpan<(string Name, bool IsGiven)> exclusive)
    {
        var given = Given(exclusive);
        if (given.Count > 1)
            throw Usage($"{string.Join(" and ", given)} exclude each other.", "Give one of them.");
    }

    private static void DemandOneReader(params ReadOnlySpan<(string Name, bool IsGiven)> readers)
    {
        var given = Given(readers);
        if (given.Count > 1)
            throw Usage($"{string.Join(" and ", given)} exclude each other: there is one standard input.", "Give one of them.");
    }

    private static List<string> Given(ReadOnlySpan<(string Name, bool IsGiven)> options)
    {
        var given = new List<string>();
        foreach (var (name, isGiven) in options)
        {
            if (isGiven)
                given.Add(name);
        }

        return given;
    }

    private static void DemandContent(string option, string? value, string meaning)
    {
        if (value is "")
            throw Usage($"{option} is empty.", $"Give {meaning}.");
    }

    private static void DemandInput(PluginManifest plugin, LoginInputs input, bool isGiven, string called)
    {
        if (isGiven && !plugin.Inputs.HasFlag(input))
            throw Usage($"The provider \"{plugin.ProviderId}\" ({plugin.ProviderName}) takes no {called}.", "authx login --help");
    }

    private static FailureException Usage(string message, string hint) => new Failure(ErrorCode.Usage, message) { Hint = hint }.AsException();
}
