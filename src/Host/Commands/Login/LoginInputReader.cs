namespace Authx.Host.Commands.Login;

/// <summary>Collects what the user gave with the command.</summary>
internal sealed class LoginInputReader(Toolbox tools, LoginOptions options)
{
    /// <exception cref="FailureException">The options do not go together or with the provider, or what was given is no token.</exception>
    public async Task<LoginInput> ReadAsync(LoginTarget target, CancellationToken cancellationToken)
    {
        var given = (options.TokenStdin ? 1 : 0) + (options.TokenFile is null ? 0 : 1) + (options.Token is null ? 0 : 1);
        if (given > 1)
            throw Usage("--token-stdin, --token-file and --token exclude each other.", "Give one of them.");
        var plugin = tools.Providers.Catalog.Find(target.Service.Provider);
        if (given > 0 && !plugin.Inputs.HasFlag(LoginInputs.Token))
            throw Usage($"The provider \"{plugin.ProviderId}\" ({plugin.ProviderName}) takes no token.", "authx login --help");
        return new() { Token = given == 0 ? null : await ReadTokenAsync(cancellationToken) };
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

    private static FailureException Usage(string message, string hint) => new Failure(ErrorCode.Usage, message) { Hint = hint }.AsException();
}
