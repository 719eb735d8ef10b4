namespace Authx.Provider.OAuth;

/// <summary>The client at a sign-in, or why there is none.</summary>
internal sealed record FoundClient(ClientAuthentication? Client, ProviderError? Error)
{
    public static FoundClient Failed(ErrorKind kind, string message) => new(null, new() { Kind = kind, Message = message });
}

/// <summary>Finds out how the client shows itself at this server, and gets hold of what that takes.</summary>
internal sealed class ClientFinder(ClientSettings settings, LoginContext context)
{
    /// <param name="server">The server, which may say what it takes.</param>
    /// <param name="isAlone">Whether the client signs in as itself, which none can without a secret or key.</param>
    /// <param name="cancellationToken">Ends the question for a secret.</param>
    public async Task<FoundClient> FindAsync(ServerMetadata server, bool isAlone, CancellationToken cancellationToken)
    {
        var secret = context.Input.ClientSecret;
        var method = Method(server, secret is not null || isAlone);
        if (method is ClientMethod.None or ClientMethod.PrivateKeyJwt)
            return secret is null ? await WithoutSecretAsync(server, method, cancellationToken) : Unused(method);
        secret ??= await AskAsync(cancellationToken);
        return secret.Reveal().Length == 0
            ? FoundClient.Failed(ErrorKind.InvalidInput, "a client secret cannot be empty")
            : new(new(settings.ClientId, method) { Secret = secret }, null);
    }

    private ClientMethod Method(ServerMetadata server, bool hasSecret) => ClientMethods.Parse(settings.ClientAuth) ?? (settings.ClientKeyFile, hasSecret) switch
    {
        ({ }, _) => ClientMethod.PrivateKeyJwt,
        (null, true) => ClientMethods.WithSecret(server.TokenMethods),
        (null, false) => ClientMethod.None,
    };

    private static FoundClient Unused(ClientMethod method) => FoundClient.Failed(ErrorKind.InvalidInput,
        $"a client secret was given, and {SettingKey.ClientAuth} is {ClientMethods.NameOf(method)}, which has no use for one");

    private async Task<FoundClient> WithoutSecretAsync(ServerMetadata server, ClientMethod method, CancellationToken cancellationToken)
    {
        if (method == ClientMethod.None)
            return new(new(settings.ClientId, method), null);
        var (key, problem) = await KeyFile.ReadAsync(settings.ClientKeyFile!, cancellationToken);
        if (problem is not null)
            return FoundClient.Failed(ErrorKind.Misconfigured, $"{SettingKey.ClientKeyFile}: {problem}");
        try
        {
            SigningKey.FromPem(key!, settings.ClientKeyAlgorithm).Dispose();
        }
        catch (FormatException e)
        {
            return FoundClient.Failed(ErrorKind.Misconfigured, $"{SettingKey.ClientKeyFile}: {e.Message}");
        }

        return new(new(settings.ClientId, method) { Assertion = AssertionOf(key!, server) }, null);
    }

    private ClientAssertion AssertionOf(Secret key, ServerMetadata server) => new(key, settings.ClientKeyAlgorithm, settings.ClientKeyId)
    {
        Audience = settings.ClientKeyAudience,
        Issuer = server.Issuer,
        TokenEndpoint = server.Token,
        Clock = context.Host.Clock,
    };

    // A prompt may leave the end of the line on it; anything else in it is the secret's own.
    private async Task<Secret> AskAsync(CancellationToken cancellationToken)
    {
        var typed = await context.Host.Interaction.AskSecretAsync(new() { Prompt = "Client secret", Option = "--client-secret-stdin" }, cancellationToken);
        return new(typed.Reveal().TrimEnd('\r', '\n'));
    }
}
