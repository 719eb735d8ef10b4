namespace Authx.Host.Commands.Login;

/// <summary>Collects what the user gave with the command.</summary>
internal sealed class LoginInputReader(Toolbox tools, LoginOptions options)
{
    /// <exception cref="FailureException">The options do not go together or with the provider, or what was given cannot be right.</exception>
    public async Task<LoginInput> ReadAsync(LoginTarget target, CancellationToken cancellationToken)
    {
        new LoginOptionsCheck(options).Demand(tools.Providers.Catalog.Find(target.Service.Provider));
        return new()
        {
            Token = options.GivesToken ? await ReadTokenAsync(cancellationToken) : null,
            TokenKind = options.TokenKind,
            Username = options.Username,
            Password = options.PasswordStdin ? Learned(await new ChosenSecret("password").FromStreamAsync(tools.Terminal.Input, cancellationToken)) : null,
            OneTimeCode = options.OneTimeCode is { } code ? Learned(new(code)) : null,
            Way = options.Way,
            Scope = options.Scope,
            ClientSecret = await ReadClientSecretAsync(cancellationToken),
        };
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

    private async Task<Secret?> ReadClientSecretAsync(CancellationToken cancellationToken)
    {
        var secret = new ChosenSecret("client secret");
        if (options.ClientSecretFile is { } file)
            return Learned(await secret.FromFileAsync(file, cancellationToken));
        return options.ClientSecretStdin ? Learned(await secret.FromStreamAsync(tools.Terminal.Input, cancellationToken)) : null;
    }

    // What a person chose may be short or a plain word; it is known to the redactor all the same.
    private Secret Learned(Secret secret)
    {
        tools.Redactor.LearnChosen(secret);
        return secret;
    }
}
