namespace TestProviders;

/// <summary>Writes terminal escapes and bidi characters into everything that is shown.</summary>
[AuthxProvider("escapes", "Escapes", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class EscapesProvider : IAuthProvider
{
    private const string Evil = "\u001b[2J\u001b]0;owned\u0007ev\u202eil\u200b\r\nok";

    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken)
    {
        context.Host.Interaction.Tell(Evil);
        context.Host.Interaction.Warn(Evil);
        var plain = Simple.Login(context).Grant!;
        return Task.FromResult(LoginResult.SignedIn(plain with
        {
            Server = Evil,
            Account = new() { Id = Evil, Name = Evil },
            Pins = new Dictionary<string, string> { ["pin"] = Evil },
        }));
    }

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) => Task.FromResult(new LogoutResult
    {
        Credentials =
        [
            new()
            {
                Kind = CredentialKind.ApiKey,
                Outcome = Outcome.Failed,
                Error = new() { Kind = ErrorKind.ServerError, Message = Evil },
            },
        ],
    });
}
