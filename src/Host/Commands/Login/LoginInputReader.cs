using Authx.Host.Providers;

namespace Authx.Host.Commands.Login;

/// <summary>Collects what the user gave with the command.</summary>
internal sealed class LoginInputReader(Toolbox tools, LoginOptions options)
{
    /// <exception cref="FailureException">The options do not go together or with the provider, or what was given cannot be right.</exception>
    public async Task<LoginInput> ReadAsync(LoginTarget target, CancellationToken cancellationToken)
    {
        CheckOptions(tools.Providers.Catalog.Find(target.Service.Provider));
        return new()
        {
            Token = IsTokenGiven ? await ReadTokenAsync(cancellationToken) : null,
            Username = options.Username,
            Password = options.PasswordStdin ? await ReadPasswordAsync(cancellationToken) : null,
            OneTimeCode = ReadCode(),
        };
    }

    private bool IsTokenGiven => options.TokenStdin || options.TokenFile is not null || options.Token is not null;

    private void CheckOptions(PluginManifest plugin)
    {
        var tokens = (options.TokenStdin ? 1 : 0) + (options.TokenFile is null ? 0 : 1) + (options.Token is null ? 0 : 1);
        if (tokens > 1)
            throw Usage("--token-stdin, --token-file and --token exclude each other.", "Give one of them.");
        if (options is { TokenStdin: true, PasswordStdin: true })
            throw Usage("--token-stdin and --password-stdin exclude each other: there is one standard input.", "Give one of them.");
        DemandInput(plugin, LoginInputs.Token, tokens > 0, "token");
        DemandInput(plugin, LoginInputs.Username, options.Username is not null, "user name");
        DemandInput(plugin, LoginInputs.Password, options.PasswordStdin, "password");
        DemandInput(plugin, LoginInputs.OneTimeCode, options.OneTimeCode is not null, "one-time code");
        if (options.Username is "")
            throw Usage("--username is empty.", "Give the name to sign in with.");
    }

    private static void DemandInput(PluginManifest plugin, LoginInputs input, bool isGiven, string called)
    {
        if (isGiven && !plugin.Inputs.HasFlag(input))
            throw Usage($"The provider \"{plugin.ProviderId}\" ({plugin.ProviderName}) takes no {called}.", "authx login --help");
    }

    private async Task<Secret> ReadTokenAsync(CancellationToken cancellationToken)
    {
        if (options.TokenFile is { } file)
            return TokenInput.FromFile(file, "--token-file");
        if (options.Token is null)
            return await TokenInput.FromStreamAsync(tools.Terminal.Input, cancellationToken);
        tools.Warnings.Add(WarningCode.SecretVisible,
            "With --token the credential stands in the list of processes and in the shell's history; --token-stdin keeps it out of both.");
        return TokenInput.Check(options.Token, "--token");
    }

    private async Task<Secret> ReadPasswordAsync(CancellationToken cancellationToken) =>
        Learned(await PasswordInput.FromStreamAsync(tools.Terminal.Input, cancellationToken));

    // It is over with its first use, and may stand in the list of processes until then.
    private Secret? ReadCode() => options.OneTimeCode switch
    {
        null => null,
        "" => throw Usage("--otp is empty.", "Give the one-time code."),
        var code => Learned(new Secret(code)),
    };

    private Secret Learned(Secret secret)
    {
        tools.Redactor.LearnChosen(secret);
        return secret;
    }

    private static FailureException Usage(string message, string hint) => new Failure(ErrorCode.Usage, message) { Hint = hint }.AsException();
}
